using System.Data.Common;
using Dapper;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Audit;

/// <summary>Writes and reads <c>audit_turns</c> and <c>audit_skips</c>.</summary>
internal sealed class TurnStore(Database database)
{
    // What can be answered: the newest revision, there, and settled by nobody.
    private const string IsOpen = """
        c.erased_at is null
          and not exists (
            select 1 from comments n
            where n.site_id = c.site_id and n.comment_id = c.comment_id and n.revision > c.revision
          )
          and not exists (
            select 1 from verdicts v
            where v.site_id = c.site_id and v.comment_id = c.comment_id and v.revision = c.revision
              and v.undone_at is null and v.replaced_sequence is null
          )
        """;

    private const string OfAudit = "c.site_id = a.site_id and c.comment_id = a.comment_id and c.revision = a.revision";

    /// <summary>What somebody has before them, or null.</summary>
    public Task<StoredTurn?> FindAsync(DbTransaction transaction, string actorId) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<StoredTurn?>(
            $"""
            select t.token, t.audit_id, t.golden_id, coalesce(c.text, g.text) as text
            from audit_turns t
            left join golden_comments g on g.id = t.golden_id
            left join audits a on a.id = t.audit_id and {AuditStore.HasNoAnswer}
            left join comments c on {OfAudit} and {IsOpen}
            where t.actor_id = @actorId
            """,
            new { actorId },
            transaction
        );

    /// <summary>The oldest audit that waits for somebody, and that nobody else has before them; null where none does.</summary>
    public Task<long?> OldestAsync(DbTransaction transaction, Actor by)
    {
        var parameters = new DynamicParameters(new { actorId = by.Id });
        return transaction.Connection!.QuerySingleOrDefaultAsync<long?>(
            $"""
            select a.id {Waiting(by, parameters)}
              and not exists (select 1 from audit_turns t where t.audit_id = a.id)
            order by a.id limit 1
            """,
            parameters,
            transaction
        );
    }

    /// <summary>How many audits wait for somebody, counted up to a limit.</summary>
    public Task<int> CountAsync(Actor by, int limit, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(new { actorId = by.Id, limit });
        return database.ReadAsync(
            connection =>
                connection.QuerySingleAsync<int>(
                    $"select cast(count(*) as integer) from (select a.id {Waiting(by, parameters)} limit @limit) w",
                    parameters
                ),
            cancel
        );
    }

    /// <summary>Gives somebody a turn in place of the one that they had.</summary>
    /// <returns>False where somebody else has that audit before them.</returns>
    public async Task<bool> PutAsync(
        DbTransaction transaction,
        string actorId,
        string token,
        long? auditId,
        long? goldenId,
        DateTimeOffset until
    )
    {
        await DropAsync(transaction, actorId);
        return await transaction.Connection!.ExecuteAsync(
                """
                insert into audit_turns (actor_id, token, audit_id, golden_id, until)
                values (@actorId, @token, @auditId, @goldenId, @until)
                on conflict do nothing
                """,
                new
                {
                    actorId,
                    token,
                    auditId,
                    goldenId,
                    until,
                },
                transaction
            ) > 0;
    }

    /// <summary>Lets a turn stand for longer.</summary>
    public Task RenewAsync(DbTransaction transaction, string actorId, DateTimeOffset until) =>
        transaction.Connection!.ExecuteAsync(
            "update audit_turns set until = @until where actor_id = @actorId",
            new { actorId, until },
            transaction
        );

    /// <summary>Ends somebody's turn.</summary>
    public Task DropAsync(DbTransaction transaction, string actorId) =>
        transaction.Connection!.ExecuteAsync(
            "delete from audit_turns where actor_id = @actorId",
            new { actorId },
            transaction
        );

    /// <summary>Ends what was left without a word.</summary>
    public Task SweepAsync(DbTransaction transaction, DateTimeOffset now) =>
        transaction.Connection!.ExecuteAsync(
            $"""
            delete from audit_turns where actor_id in (
                select actor_id from audit_turns where until <= @now {database.Dialect.SkipLocked}
            )
            """,
            new { now },
            transaction
        );

    /// <summary>Leaves an audit to others.</summary>
    public Task SkipAsync(DbTransaction transaction, string actorId, long auditId) =>
        transaction.Connection!.ExecuteAsync(
            "insert into audit_skips (audit_id, actor_id) values (@auditId, @actorId) on conflict do nothing",
            new { auditId, actorId },
            transaction
        );

    /// <summary>Shows somebody again what they had left to others.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> UnskipAsync(DbTransaction transaction, string actorId) =>
        transaction.Connection!.ExecuteAsync(
            "delete from audit_skips where actor_id = @actorId",
            new { actorId },
            transaction
        );

    private string Waiting(Actor by, DynamicParameters parameters) =>
        $"""
            from audits a join comments c on {OfAudit}
            where {AuditStore.HasNoAnswer} and {IsOpen}
              and not exists (select 1 from audit_skips s where s.audit_id = a.id and s.actor_id = @actorId)
              and {database.Dialect.OnSites(by.Sites, "a.site_id", parameters)}
            """;
}
