using System.Data.Common;
using Dapper;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Audit;

/// <summary>Writes and reads <c>audit_turns</c>, <c>audit_skips</c> and <c>golden_answers</c>.</summary>
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
            left join audits a on a.id = t.audit_id and a.answered_at is null
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

    /// <summary>
    /// Any golden comment that somebody has not answered yet, or null. By chance: in an order, all moderators would be measured
    /// by the same few, and could tell each other.
    /// </summary>
    public Task<long?> GoldenAsync(DbTransaction transaction, string actorId) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<long?>(
            $"""
            select g.id from golden_comments g
            where not exists (select 1 from golden_answers w where w.golden_id = g.id and w.actor_id = @actorId)
              and {GoldenStore.Counts}
            order by random() limit 1
            """,
            new { actorId },
            transaction
        );

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

    /// <summary>Stores what somebody says of a golden comment; one that says nothing is a skip.</summary>
    public Task AnswerGoldenAsync(
        DbTransaction transaction,
        Actor by,
        long goldenId,
        Answer? answer,
        DateTimeOffset now
    ) =>
        transaction.Connection!.ExecuteAsync(
            """
            insert into golden_answers (golden_id, actor_id, actor_name, known_toxic, known_spam, toxic, spam, answered_at)
            select g.id, @actorId, @Name, g.toxic, g.spam, @toxic, @spam, @now from golden_comments g where g.id = @goldenId
            on conflict do nothing
            """,
            new
            {
                goldenId,
                actorId = by.Id,
                by.Name,
                toxic = Answer.Number(answer?.Toxic),
                spam = Answer.Number(answer?.Spam),
                now,
            },
            transaction
        );

    /// <summary>The last golden comment that somebody answered and that is still there, and when; or null.</summary>
    public Task<GoldenTurn?> LastGoldenAsync(DbTransaction transaction, string actorId) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<GoldenTurn?>(
            """
            select w.golden_id, w.answered_at from golden_answers w join golden_comments g on g.id = w.golden_id
            where w.actor_id = @actorId and (w.toxic is not null or w.spam is not null)
            order by w.answered_at desc, w.golden_id desc limit 1
            """,
            new { actorId },
            transaction
        );

    /// <summary>Takes an answer to a golden comment back.</summary>
    public Task ReopenGoldenAsync(DbTransaction transaction, string actorId, long goldenId) =>
        transaction.Connection!.ExecuteAsync(
            "delete from golden_answers where actor_id = @actorId and golden_id = @goldenId",
            new { actorId, goldenId },
            transaction
        );

    /// <summary>What moderators said of golden comments, by moderator.</summary>
    public Task<IReadOnlyList<GoldenAgreement>> AgreementAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<GoldenAgreement>>(
            async connection =>
                (
                    await connection.QueryAsync<GoldenAgreement>(
                        """
                        select actor_id, max(actor_name) as name, cast(count(*) as integer) as answered,
                            cast(count(case
                                when (toxic is null or known_toxic is null or toxic = known_toxic)
                                  and (spam is null or known_spam is null or spam = known_spam) then 1
                            end) as integer) as agreed
                        from golden_answers where toxic is not null or spam is not null
                        group by actor_id order by name, actor_id
                        """
                    )
                ).AsList(),
            cancel
        );

    private string Waiting(Actor by, DynamicParameters parameters) =>
        $"""
            from audits a join comments c on {OfAudit}
            where a.answered_at is null and {IsOpen}
              and not exists (select 1 from audit_skips s where s.audit_id = a.id and s.actor_id = @actorId)
              and {database.Dialect.OnSites(by.Sites, "a.site_id", parameters)}
            """;
}
