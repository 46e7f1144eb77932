using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Reads where comments stand.</summary>
internal sealed class StandingStore(Database database)
{
    /// <summary>Where these comments stand, in their order, for whoever only looks.</summary>
    public Task<IReadOnlyList<CommentStanding>> LookAsync(IReadOnlyList<CommentRef> comments, CancellationToken cancel)
    {
        var parameters = new DynamicParameters();
        return database.ReadAsync<IReadOnlyList<CommentStanding>>(
            async connection =>
                (await connection.QueryAsync<CommentStanding>(Question(comments, parameters), parameters)).AsList(),
            cancel
        );
    }

    /// <summary>
    /// The same for whoever is about to change that. The transaction waits for its turn first
    /// (<see cref="Dialect.OneAtATime"/>) and has it until it ends: of two who rule at once one sees the other's verdict.
    /// </summary>
    public async Task<IReadOnlyList<CommentStanding>> ReadAsync(
        DbTransaction transaction,
        IReadOnlyList<CommentRef> comments
    )
    {
        var parameters = new DynamicParameters();
        await using var results = await transaction.Connection!.QueryMultipleAsync(
            $"""
            {database.Dialect.OneAtATime};
            {Question(comments, parameters)}
            """,
            parameters,
            transaction
        );
        await results.ReadAsync();
        return (await results.ReadAsync<CommentStanding>()).AsList();
    }

    private string Question(IReadOnlyList<CommentRef> comments, DynamicParameters parameters) =>
        $"""
            with newest as materialized (
                select r.place, r.site_id, r.comment_id, r.revision, (
                    select l.cursor from decisions l
                    where l.site_id = r.site_id and l.comment_id = r.comment_id
                    order by l.revision desc, l.sequence desc limit 1
                ) as cursor
                from {database.Dialect.From(Numbered(comments), parameters)}
            )
            select d.revision, d.sequence, d.body, x.deleted_at,
                v.id as verdict_id, v.bulk_id, v.ruling, v.categories, v.actor_name, v.made_at,
                v.sequence as verdict_sequence, v.reported as reported_before, v.state_before, v.review_since,
                v.lane as lane_before,
                v.escalated_at as escalated_before, v.escalated_by_id as escalated_by_id_before,
                v.escalated_by as escalated_by_before, v.escalation_note as escalation_note_before,
                u.since as under_since, u.lane, u.escalated_at, u.escalated_by_id, u.escalated_by, u.escalation_note,
                cast((
                    select count(*) from reports p
                    where p.site_id = n.site_id and p.comment_id = n.comment_id
                      and coalesce(p.revision, d.revision) = d.revision
                ) as integer) as reported
            from newest n
            left join decisions d on d.cursor = n.cursor
            left join deletions x on x.site_id = n.site_id and x.comment_id = n.comment_id
              and (x.revision is null or x.revision >= coalesce(d.revision, n.revision))
            left join verdicts v on v.site_id = d.site_id and v.comment_id = d.comment_id and v.revision = d.revision
              and v.undone_at is null and v.replaced_sequence is null
            left join under_review u on u.site_id = d.site_id and u.comment_id = d.comment_id
              and u.revision = d.revision
            order by n.place
            """;

    private static Rows<(CommentRef Comment, int Position)> Numbered(IReadOnlyList<CommentRef> comments) =>
        new Rows<(CommentRef Comment, int Position)>([.. comments.Select((c, i) => (c, i))])
            .With("place", c => c.Position)
            .With("site_id", c => c.Comment.SiteId)
            .With("comment_id", c => c.Comment.CommentId)
            .With("revision", c => c.Comment.Revision);
}
