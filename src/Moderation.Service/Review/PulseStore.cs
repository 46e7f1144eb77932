using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Reads whether anything changed that a desk shows.</summary>
internal sealed class PulseStore(Database database)
{
    /// <summary>A text that is another one after a decision, a verdict, an escalation, or a claim that began or ended.</summary>
    public Task<string> ReadAsync(DateTimeOffset now, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
            {
                var (cursor, claims, owners, escalated) = await connection.QuerySingleAsync<(
                    long,
                    long,
                    string?,
                    string?
                )>(
                    """
                    select coalesce((select max(cursor) from decisions), 0), count(*),
                        min(site_id || ' ' || comment_id || ' ' || actor_id) || max(site_id || ' ' || comment_id || ' ' || actor_id),
                        (select cast(max(escalated_at) as text) from under_review where escalated_at is not null)
                    from claims where until > @now
                    """,
                    new { now }
                );
                return $"{cursor} {claims} {owners} {escalated}";
            },
            cancel
        );
}
