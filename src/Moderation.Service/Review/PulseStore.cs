using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Reads whether anything changed that a desk shows.</summary>
internal sealed class PulseStore(Database database)
{
    /// <summary>
    /// A text that is another one after a decision, a verdict, a report, a word on an author, and an escalation or a claim
    /// that began or ended.
    /// </summary>
    public Task<string> ReadAsync(DateTimeOffset now, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
            {
                // The ends of indexes, and the claims themselves: people make them one at a time, so there are few.
                using var results = await connection.QueryMultipleAsync(
                    """
                    select coalesce((select max(cursor) from decisions), 0), coalesce((select max(id) from reports), 0),
                        coalesce((select max(change_number) from authors), 0),
                        (select cast(max(escalated_at) as text) from under_review where escalated_at is not null),
                        (select count(*) from under_review where escalated_at is not null);
                    select site_id, comment_id, actor_id from claims where until > @now
                    order by site_id, comment_id
                    """,
                    new { now }
                );
                var (cursor, reports, authors, last, escalated) = await results.ReadSingleAsync<(
                    long,
                    long,
                    long,
                    string?,
                    long
                )>();
                var claims = await results.ReadAsync<(string SiteId, string CommentId, string ActorId)>();
                return $"{cursor} {reports} {authors} {last} {escalated} {string.Join(' ', claims)}";
            },
            cancel
        );
}
