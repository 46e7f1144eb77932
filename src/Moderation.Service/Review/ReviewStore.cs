using System.Data.Common;
using Dapper;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// Writes <c>under_review</c>: a trigger takes the text that is searched out with its row, and the claim.
/// </summary>
internal sealed class ReviewStore(Database database, ReviewTextStore texts, PoliciesInForce policies)
{
    private const string Columns = """
        site_id, comment_id, revision, risk, since, toxicity, spam, thread_id, author_hash, language, reasons, uncertainty
        """;

    /// <summary>
    /// Brings the list up to date with new decisions: pending ones come in, others take an older revision out, and a
    /// decision on a revision that is not the newest changes nothing. The texts of first
    /// revisions are for <see cref="ReviewTexts"/>, after the commit.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="judged">The decisions.</param>
    /// <param name="policy">The policy that decided.</param>
    public async Task FollowAsync(DbTransaction transaction, IReadOnlyList<JudgedComment> judged, PolicyInForce policy)
    {
        await AddAsync(transaction, [.. judged.Where(j => j.Decision.State == CommentState.Pending)], policy);
        // The text of an older revision must not stay; that of a first one has no forerunner, and may come a little later.
        await texts.AddAsync(transaction, ReviewedText.Of(judged.Where(j => j.Decision.Revision > 1)));
        // What a comment begins with has no forerunner that could be under review.
        await SettleAsync(
            transaction,
            [
                .. judged
                    .Select(j => j.Decision)
                    .Where(d => d.State != CommentState.Pending && d is not { Revision: 1, Sequence: 1 }),
            ]
        );
    }

    /// <summary>The same for decisions whose comments are stored; those of erased ones bring nothing in.</summary>
    public async Task FollowAsync(DbTransaction transaction, IReadOnlyList<DecisionMade> decisions)
    {
        var policy = policies.Current;
        var pending = await JudgedAsync(
            transaction,
            [.. decisions.Where(d => d.State == CommentState.Pending)],
            policy.Model
        );
        await AddAsync(transaction, pending, policy);
        await texts.AddAsync(transaction, ReviewedText.Of(pending));
        await SettleAsync(transaction, [.. decisions.Where(d => d.State != CommentState.Pending)]);
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

        // Nearly always there are none. Looked up one by one, they cost the same however many are under review.
        var theirs = Rows(comments);
        var parameters = new DynamicParameters();
        var under = (
            await transaction.Connection!.QueryAsync<(string SiteId, string CommentId)>(
                $"""
                select r.site_id, r.comment_id from {database.Dialect.From(theirs, parameters)}
                where (
                    select count(*) from under_review u
                    where u.site_id = r.site_id and u.comment_id = r.comment_id and u.wave_key is null
                ) > 0
                """,
                parameters,
                transaction
            )
        ).AsList();
        if (under.Count == 0)
        {
            return;
        }

        parameters = new DynamicParameters();
        await transaction.Connection!.ExecuteAsync(
            $"""
            update under_review set wave_key = (
                select w.wave_key from wave_comments w
                where w.site_id = under_review.site_id and w.comment_id = under_review.comment_id
                  and w.revision = under_review.revision
            )
            where (site_id, comment_id) in (
                select r.site_id, r.comment_id from {database.Dialect.From(Rows(under), parameters)}
            )
            """,
            parameters,
            transaction
        );

        static Rows<(string SiteId, string CommentId)> Rows(
            IReadOnlyList<(string SiteId, string CommentId)> comments
        ) =>
            new Rows<(string SiteId, string CommentId)>(comments)
                .With("site_id", c => c.SiteId)
                .With("comment_id", c => c.CommentId);
    }

    /// <summary>
    /// Brings back to judgement what stands in the lane of spam for being like a wave of these comments, where that is no wave of spam
    /// any more, by an undo or by other verdicts: nobody would look at it before it expires. To be called after the waves are ruled on anew.
    /// </summary>
    public async Task LeaveWavesAsync(
        DbTransaction transaction,
        IReadOnlyList<(string SiteId, string CommentId)> comments
    )
    {
        if (comments.Count == 0)
        {
            return;
        }

        // Nearly always there are none. Looked up first, they cost the same however many are under review.
        var parameters = new DynamicParameters();
        var theirs = new Rows<(string SiteId, string CommentId)>(comments)
            .With("site_id", c => c.SiteId)
            .With("comment_id", c => c.CommentId);
        var waves = (
            await transaction.Connection!.QueryAsync<(string SiteId, long Key)>(
                $"""
                select distinct v.site_id, v.wave_key
                from {database.Dialect.From(theirs, parameters)}
                join wave_comments w on w.site_id = r.site_id and w.comment_id = r.comment_id
                join waves v on v.site_id = w.site_id and v.wave_key = w.wave_key
                where v.spam_at is null
                """,
                parameters,
                transaction
            )
        ).AsList();
        if (waves.Count == 0)
        {
            return;
        }

        parameters = new DynamicParameters(
            new
            {
                spam = LaneNames.Of(Lane.Spam),
                judgement = LaneNames.Of(Lane.Judgement),
                like = $"%|{ReasonCodes.Wave}|%",
            }
        );
        var rows = new Rows<(string SiteId, long Key)>(waves)
            .With("site_id", w => w.SiteId)
            .With("wave_key", w => w.Key);
        // Surely spam by its own score is only what is in no wave.
        await transaction.Connection!.ExecuteAsync(
            $"""
            update under_review set lane = @judgement
            where (site_id, wave_key) in (select r.site_id, r.wave_key from {database.Dialect.From(rows, parameters)})
              and lane = @spam and reasons like @like
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

    private async Task AddAsync(DbTransaction transaction, IReadOnlyList<JudgedComment> pending, PolicyInForce policy)
    {
        if (pending.Count == 0)
        {
            return;
        }

        var rows = Placed(pending, new Placement(policy));
        var parameters = new DynamicParameters();
        // Subqueries and no join: a plan made while the tables were empty must not read them whole.
        // What is like a wave that was rejected as spam is out of the way, unless something else speaks against it too.
        await transaction.Connection!.ExecuteAsync(
            $"""
            insert into under_review ({Columns}, lane, wave_key)
            select {Columns}, case
                when r.lane_like_spam <> r.lane and (
                    select v.spam_at from wave_comments w
                    join waves v on v.site_id = w.site_id and v.wave_key = w.wave_key
                    where w.site_id = r.site_id and w.comment_id = r.comment_id and w.revision = r.revision
                ) is not null
                then r.lane_like_spam else r.lane
            end, (
                select w.wave_key from wave_comments w
                where w.site_id = r.site_id and w.comment_id = r.comment_id and w.revision = r.revision
            )
            from {database.Dialect.From(rows, parameters)}
            where r.revision >= (
                select max(c.revision) from comments c where c.site_id = r.site_id and c.comment_id = r.comment_id
            )
            on conflict (site_id, comment_id) do update
            set revision = excluded.revision, risk = excluded.risk, since = excluded.since,
                toxicity = excluded.toxicity, spam = excluded.spam, thread_id = excluded.thread_id,
                author_hash = excluded.author_hash, language = excluded.language, reasons = excluded.reasons,
                uncertainty = excluded.uncertainty, lane = excluded.lane, reported = 0,
                wave_key = excluded.wave_key,
                {Kept("escalated_at")}, {Kept("escalated_by_id")}, {Kept("escalated_by")},
                {Kept("escalation_note")}
            where under_review.revision <= excluded.revision
            """,
            parameters,
            transaction
        );
    }

    // What somebody wrote about a text is not true of the text that took its place: as reports, it ends with it.
    private static string Kept(string column) =>
        $"{column} = case when under_review.revision = excluded.revision then under_review.{column} end";

    private static Rows<JudgedComment> Placed(IReadOnlyList<JudgedComment> pending, Placement placement) =>
        new Rows<JudgedComment>(pending)
            .With("site_id", j => j.Decision.SiteId)
            .With("comment_id", j => j.Decision.CommentId)
            .With("revision", j => j.Decision.Revision)
            .With("risk", j => Placement.Risk(j.Decision))
            .With("since", j => j.Decision.DecidedAt)
            .With("toxicity", j => (float)j.Decision.Scores.Toxicity)
            .With("spam", j => (float)j.Decision.Scores.Spam)
            .With("thread_id", j => j.Decision.ThreadId)
            .With("author_hash", j => j.AuthorHash)
            .With("language", j => j.Language)
            .With("reasons", j => Placement.Reasons(j.Decision))
            .With("uncertainty", j => placement.Uncertainty(j.Decision))
            .With("lane", j => LaneNames.Of(placement.Lane(j.Decision)))
            .With("lane_like_spam", j => LaneNames.Of(placement.LaneLikeSpam(j.Decision)));

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
                from {database.Dialect.From(Keys(settled), parameters)}
                join under_review u on u.site_id = r.site_id and u.comment_id = r.comment_id
                where r.revision >= u.revision
            )
            """,
            parameters,
            transaction
        );
    }

    private async Task<IReadOnlyList<JudgedComment>> JudgedAsync(
        DbTransaction transaction,
        IReadOnlyList<DecisionMade> pending,
        Model model
    )
    {
        if (pending.Count == 0)
        {
            return [];
        }

        var parameters = new DynamicParameters();
        var written = await transaction.Connection!.QueryAsync<WrittenRow>(
            $"""
            select c.site_id, c.comment_id, c.revision, c.text, c.author_id, c.author_name
            from comments c join {database.Dialect.From(Keys(pending), parameters)}
              on c.site_id = r.site_id and c.comment_id = r.comment_id and c.revision = r.revision
            where c.erased_at is null
            """,
            parameters,
            transaction
        );
        return
        [
            .. pending.Join(
                written,
                d => (d.SiteId, d.CommentId, d.Revision),
                c => (c.SiteId, c.CommentId, c.Revision),
                // Found again: of what was approved nobody kept it.
                (d, c) => new JudgedComment(d, c.Text, c.AuthorId, c.AuthorName, model.Language(c.Text))
            ),
        ];
    }

    private static Rows<DecisionMade> Keys(IReadOnlyList<DecisionMade> decisions) =>
        new Rows<DecisionMade>(decisions)
            .With("site_id", d => d.SiteId)
            .With("comment_id", d => d.CommentId)
            .With("revision", d => d.Revision);

    private sealed record WrittenRow
    {
        public required string SiteId { get; init; }

        public required string CommentId { get; init; }

        public int Revision { get; init; }

        public required string Text { get; init; }

        public string? AuthorId { get; init; }

        public string? AuthorName { get; init; }
    }
}
