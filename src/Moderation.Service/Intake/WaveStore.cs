using System.Data.Common;
using Dapper;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Intake;

/// <summary>Writes and reads <c>waves</c> and <c>wave_comments</c>.</summary>
internal sealed class WaveStore(Database database, TimeProvider clock)
{
    /// <summary>The most members and variants that one answer holds.</summary>
    public const int MostListed = 1_000;

    /// <summary>
    /// The members of the wave <c>@key</c> of <c>@siteId</c>, for a <c>select</c>: of each (<c>w</c>) its newest revision
    /// (<c>c</c>), and on that the newest decision (<c>d</c>). What is erased is no member any more.
    /// </summary>
    public const string Members = """
        from wave_comments w
        join comments c on c.site_id = w.site_id and c.comment_id = w.comment_id and c.revision = w.revision
        join decisions d on d.site_id = w.site_id and d.comment_id = w.comment_id and d.revision = w.revision
        where w.site_id = @siteId and w.wave_key = @key and c.erased_at is null
          and d.sequence = (
              select max(l.sequence) from decisions l
              where l.site_id = d.site_id and l.comment_id = d.comment_id and l.revision = d.revision
          )
          and not exists (
              select 1 from comments n
              where n.site_id = w.site_id and n.comment_id = w.comment_id and n.revision > w.revision
          )
        """;

    /// <summary>
    /// All comments of a wave with their state, those that were approved before anyone knew of the wave as well; the
    /// oldest first, at most <see cref="MostListed"/>.
    /// </summary>
    /// <param name="by">Who asks; needs <see cref="Rights.Review"/> on the site.</param>
    /// <param name="siteId">The site.</param>
    /// <param name="key">The wave's key, as <c>under_review.wave_key</c> has it.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="NotAllowedException">They may not.</exception>
    public async Task<IReadOnlyList<WaveMember>> MembersAsync(
        Actor by,
        string siteId,
        long key,
        CancellationToken cancel
    )
    {
        by.Require(Rights.Review, siteId);
        return await database.ReadAsync(
            async connection =>
                (
                    await connection.QueryAsync<WaveMember>(
                        $"""
                        select w.comment_id, w.revision, d.sequence, d.state, c.text, c.author_name, c.received_at
                        {Members}
                        order by c.received_at, w.comment_id limit {MostListed}
                        """,
                        new { siteId, key }
                    )
                ).AsList(),
            cancel
        );
    }

    /// <summary>The different texts of a wave, the most frequent first, at most <see cref="MostListed"/>.</summary>
    /// <inheritdoc cref="MembersAsync"/>
    public async Task<IReadOnlyList<WaveVariant>> VariantsAsync(
        Actor by,
        string siteId,
        long key,
        CancellationToken cancel
    )
    {
        by.Require(Rights.Review, siteId);
        return await database.ReadAsync(
            async connection =>
                (
                    await connection.QueryAsync<WaveVariant>(
                        $"""
                        select c.text, cast(count(*) as integer) as count, max(d.toxicity) as toxicity,
                            min(c.received_at) as first_at
                        {Members}
                        group by c.text
                        order by count(*) desc, min(c.received_at), c.text limit {MostListed}
                        """,
                        new { siteId, key }
                    )
                ).AsList(),
            cancel
        );
    }

    /// <summary>
    /// Notes anew which waves of these comments are rejected: those of whose comments more are rejected than approved by
    /// verdicts that stand; and which of them as spam: those on whose comments more verdicts say that than anything else. What
    /// is like a rejected wave goes to review, however few there are. To be called in the transaction that stores or undoes
    /// verdicts, after that.
    /// </summary>
    public Task RuleAsync(DbTransaction transaction, IReadOnlyList<(string SiteId, string CommentId)> comments)
    {
        if (comments.Count == 0)
        {
            return Task.CompletedTask;
        }

        var parameters = new DynamicParameters(new { now = clock.GetUtcNow() });
        var rows = new Rows<(string SiteId, string CommentId)>(comments)
            .With("site_id", c => c.SiteId)
            .With("comment_id", c => c.CommentId);
        var theirs = $"""
            (site_id, wave_key) in (
                select w.site_id, w.wave_key
                from wave_comments w join {database.Dialect.From(rows, parameters)}
                  on w.site_id = r.site_id and w.comment_id = r.comment_id
            )
            """;
        // The first holds the waves, so that the second counts the verdicts of those who held them before.
        return transaction.Connection!.ExecuteAsync(
            $"""
            update waves set changed_at = @now where {theirs};
            update waves set
                rejected_at = case when {Majority("v.ruling = 'reject'")} then coalesce(rejected_at, @now) end,
                spam_at = case when {Majority(
                "' ' || v.categories || ' ' like '% spam %'"
            )} then coalesce(spam_at, @now) end
            where {theirs}
            """,
            parameters,
            transaction
        );
    }

    // Whether more of the verdicts that stand on a wave's comments say this than do not.
    private static string Majority(string says) =>
        $"""
            (
                select sum(case when {says} then 1 else -1 end)
                from wave_comments w join verdicts v
                  on v.site_id = w.site_id and v.comment_id = w.comment_id and v.revision = w.revision
                  and v.undone_at is null and v.replaced_sequence is null
                where w.site_id = waves.site_id and w.wave_key = waves.wave_key
            ) > 0
            """;

    /// <summary>Waves that were rejected, or are no longer, since a time; and when.</summary>
    public Task<IReadOnlyList<(long Key, bool IsRejected, DateTimeOffset At)>> RuledAsync(
        DateTimeOffset since,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<(long, bool, DateTimeOffset)>>(
            async connection =>
                (
                    await connection.QueryAsync<(long, bool, DateTimeOffset)>(
                        """
                        select wave_key, case when rejected_at is null then 0 else 1 end = 1, changed_at
                        from waves where changed_at >= @since order by changed_at
                        """,
                        new { since }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>Forgets waves that nothing happened to since a time, unless some of it is under review.</summary>
    /// <param name="before">The time.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>How many waves they were, at most <see cref="MostListed"/> at once.</returns>
    public Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancel) =>
        database.WriteAsync(
            async transaction =>
            {
                // Nobody joins one meanwhile.
                await database.WaitForTurnAsync(transaction);
                var parameters = new DynamicParameters(new { before });
                var old = (
                    await transaction.Connection!.QueryAsync<(string SiteId, long Key)>(
                        $"""
                        select v.site_id, v.wave_key from waves v
                        where v.changed_at < @before
                          and not exists (
                            select 1 from wave_comments w
                            where w.site_id = v.site_id and w.wave_key = v.wave_key and w.joined_at >= @before
                          )
                          and not exists (
                            select 1 from under_review u where u.site_id = v.site_id and u.wave_key = v.wave_key
                          )
                        order by v.changed_at limit {MostListed}
                        """,
                        parameters,
                        transaction
                    )
                ).AsList();
                if (old.Count == 0)
                {
                    return 0;
                }

                var rows = new Rows<(string SiteId, long Key)>(old)
                    .With("site_id", w => w.SiteId)
                    .With("wave_key", w => w.Key);
                var theirs = $"select r.site_id, r.wave_key from {database.Dialect.From(rows, parameters)}";
                await transaction.Connection!.ExecuteAsync(
                    $"""
                    delete from wave_comments where (site_id, wave_key) in ({theirs});
                    delete from waves where (site_id, wave_key) in ({theirs})
                    """,
                    parameters,
                    transaction
                );
                return old.Count;
            },
            cancel,
            // What comes back after a crash goes with the next sweep.
            Durability.Relaxed
        );

    /// <summary>The wave that one of these comments belongs to, the oldest where there are several; or null.</summary>
    public async Task<long?> OfAsync(DbTransaction transaction, IReadOnlyList<Sighting> comments)
    {
        if (comments.Count == 0)
        {
            return null;
        }

        var parameters = new DynamicParameters();
        // Subqueries and no join: a plan made while the tables were empty must not read them whole.
        return await transaction.Connection!.QueryFirstOrDefaultAsync<long?>(
            $"""
            select f.wave_key
            from (
                select (
                    select w.wave_key from wave_comments w
                    where w.site_id = r.site_id and w.comment_id = r.comment_id
                ) as wave_key, (
                    select w.joined_at from wave_comments w
                    where w.site_id = r.site_id and w.comment_id = r.comment_id
                ) as joined_at
                from {database.Dialect.From(Rows(comments), parameters)}
            ) f
            where f.wave_key is not null
            order by f.joined_at, f.wave_key limit 1
            """,
            parameters,
            transaction
        );
    }

    /// <summary>Adds comments to their waves; those that are not stored are left out.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="joining">Each comment once, with its wave.</param>
    public async Task JoinAsync(DbTransaction transaction, IReadOnlyList<(Sighting Comment, long Wave)> joining)
    {
        if (joining.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var parameters = new DynamicParameters();
        var rows = new Rows<(Sighting Comment, long Wave)>(joining)
            .With("site_id", j => j.Comment.SiteId)
            .With("comment_id", j => j.Comment.CommentId)
            .With("revision", j => j.Comment.Revision)
            .With("wave_key", j => j.Wave)
            .With("joined_at", _ => now);
        var source = database.Dialect.From(rows, parameters);
        await transaction.Connection!.ExecuteAsync(
            $"""
            insert into waves (site_id, wave_key, begun_at, changed_at)
            select distinct r.site_id, r.wave_key, r.joined_at, r.joined_at
            from {source} where true
            order by r.site_id, r.wave_key
            on conflict (site_id, wave_key) do nothing;
            insert into wave_comments ({rows.Names})
            select r.site_id, r.comment_id, r.revision, r.wave_key, r.joined_at
            from {source}
            join comments c on c.site_id = r.site_id and c.comment_id = r.comment_id and c.revision = r.revision
            where true
            order by r.site_id, r.comment_id
            on conflict (site_id, comment_id) do update
            set revision = excluded.revision, wave_key = excluded.wave_key, joined_at = excluded.joined_at
            where wave_comments.revision < excluded.revision
            """,
            parameters,
            transaction
        );
    }

    private static Rows<Sighting> Rows(IReadOnlyList<Sighting> comments) =>
        new Rows<Sighting>(comments).With("site_id", c => c.SiteId).With("comment_id", c => c.CommentId);
}
