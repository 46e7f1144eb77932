using System.Data.Common;
using Dapper;
using Moderation.Contracts;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Writes and reads <c>under_review</c>.</summary>
internal sealed class ReviewStore(Database database)
{
    /// <summary>
    /// Brings the list up to date with new decisions: pending ones come in, approved ones take an older revision out,
    /// and a decision on a revision that is not the newest changes nothing.
    /// </summary>
    public async Task FollowAsync(DbTransaction transaction, IReadOnlyList<DecisionMade> decisions)
    {
        await AddAsync(transaction, [.. decisions.Where(d => d.State == CommentState.Pending)]);
        // What a comment begins with has no forerunner that could be under review.
        await SettleAsync(
            transaction,
            [.. decisions.Where(d => d.State != CommentState.Pending && d is not { Revision: 1, Sequence: 1 })]
        );
    }

    /// <summary>Brings comments that are under review together with the waves that they have joined since.</summary>
    public async Task JoinWavesAsync(
        DbTransaction transaction,
        IReadOnlyList<(string SiteId, string CommentId)> comments
    )
    {
        if (comments.Count == 0)
        {
            return;
        }

        var rows = new Rows<(string SiteId, string CommentId)>(comments)
            .With("site_id", c => c.SiteId)
            .With("comment_id", c => c.CommentId);
        var parameters = new DynamicParameters();
        await transaction.Connection!.ExecuteAsync(
            $"""
            update under_review set wave_key = (
                select w.wave_key from wave_comments w
                where w.site_id = under_review.site_id and w.comment_id = under_review.comment_id
                  and w.revision = under_review.revision
            )
            where wave_key is null and (site_id, comment_id) in (
                select r.site_id, r.comment_id from {database.Dialect.From(rows, parameters)}
            )
            """,
            parameters,
            transaction
        );
    }

    /// <summary>Takes a comment out whose revisions up to this one are gone.</summary>
    public Task RemoveAsync(DbTransaction transaction, string siteId, string commentId, int? upTo) =>
        transaction.Connection!.ExecuteAsync(
            """
            delete from under_review
            where site_id = @siteId and comment_id = @commentId and revision <= @upTo
            """,
            new
            {
                siteId,
                commentId,
                upTo = upTo ?? int.MaxValue,
            },
            transaction
        );

    /// <summary>A page of what is under review, the most risky first.</summary>
    /// <param name="limit">At most this many.</param>
    /// <param name="offset">How many to pass over.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<ReviewRow>> ByRiskAsync(int limit, int offset, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<ReviewRow>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewRow>(
                        """
                        select u.risk, u.since, c.permalink, c.text, c.author_name, c.author_url, d.body
                        from (
                            select * from under_review order by risk desc, site_id, comment_id
                            limit @limit offset @offset
                        ) u
                        join comments c
                          on c.site_id = u.site_id and c.comment_id = u.comment_id and c.revision = u.revision
                        join decisions d
                          on d.site_id = u.site_id and d.comment_id = u.comment_id and d.revision = u.revision
                        where d.sequence = (
                            select max(l.sequence) from decisions l
                            where l.site_id = d.site_id and l.comment_id = d.comment_id and l.revision = d.revision
                        )
                        order by u.risk desc, u.site_id, u.comment_id
                        """,
                        new { limit, offset }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>How many comments are under review.</summary>
    public Task<int> CountAsync(CancellationToken cancel) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<int>("select count(*) from under_review"),
            cancel
        );

    private async Task AddAsync(DbTransaction transaction, IReadOnlyList<DecisionMade> pending)
    {
        if (pending.Count == 0)
        {
            return;
        }

        // A wave that the comment is known to belong to: its card is the wave's.
        var rows = Rows(pending)
            .With("risk", d => (float)Math.Max(d.Scores.Toxicity, d.Scores.Spam))
            .With("since", d => d.DecidedAt);
        var parameters = new DynamicParameters();
        await transaction.Connection!.ExecuteAsync(
            $"""
            insert into under_review ({rows.Names}, wave_key)
            select {rows.Names}, (
                select w.wave_key from wave_comments w
                where w.site_id = r.site_id and w.comment_id = r.comment_id and w.revision = r.revision
            )
            from {database.Dialect.From(rows, parameters)}
            where r.revision >= (
                select max(c.revision) from comments c where c.site_id = r.site_id and c.comment_id = r.comment_id
            )
            on conflict (site_id, comment_id) do update
            set revision = excluded.revision, risk = excluded.risk, since = excluded.since, wave_key = excluded.wave_key
            where under_review.revision <= excluded.revision
            """,
            parameters,
            transaction
        );
    }

    private async Task SettleAsync(DbTransaction transaction, IReadOnlyList<DecisionMade> settled)
    {
        if (settled.Count == 0)
        {
            return;
        }

        var parameters = new DynamicParameters();
        await transaction.Connection!.ExecuteAsync(
            $"""
            delete from under_review where (site_id, comment_id) in (
                select u.site_id, u.comment_id
                from {database.Dialect.From(Rows(settled), parameters)}
                join under_review u on u.site_id = r.site_id and u.comment_id = r.comment_id
                where r.revision >= u.revision
            )
            """,
            parameters,
            transaction
        );
    }

    private static Rows<DecisionMade> Rows(IReadOnlyList<DecisionMade> decisions) =>
        new Rows<DecisionMade>(decisions)
            .With("site_id", d => d.SiteId)
            .With("comment_id", d => d.CommentId)
            .With("revision", d => d.Revision);
}
