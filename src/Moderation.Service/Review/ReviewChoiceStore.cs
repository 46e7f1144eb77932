using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Reads which comments under review are meant where one verdict is for many.</summary>
internal sealed class ReviewChoiceStore(Database database, ReviewFilterStore filters)
{
    /// <summary>The newest decision that there is: what somebody chooses from a list could not know of those behind it.</summary>
    public Task<long> SeenAsync(CancellationToken cancel) =>
        database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>("select coalesce(max(cursor), 0) from decisions"),
            cancel
        );

    /// <summary>Which comments they are, the oldest first.</summary>
    public Task<IReadOnlyList<ReviewedRevision>> SelectAsync(
        ReviewFilter filter,
        IReadOnlyList<string>? sites,
        int limit,
        long? seen,
        CancellationToken cancel
    )
    {
        var parameters = new DynamicParameters(new { limit, seen });
        return database.ReadAsync<IReadOnlyList<ReviewedRevision>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewedRevision>(
                        $"""
                        select u.site_id, u.comment_id, u.revision
                        from {filters.Chosen(filter, sites, parameters)} and {Known(seen)}
                        order by u.since, u.site_id, u.comment_id limit @limit
                        """,
                        parameters
                    )
                ).AsList(),
            cancel
        );
    }

    /// <summary>Which comments of a wave are under review, the oldest first.</summary>
    public Task<IReadOnlyList<ReviewedRevision>> SelectWaveAsync(
        string siteId,
        long key,
        int limit,
        long? seen,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<ReviewedRevision>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewedRevision>(
                        $"""
                        select u.site_id, u.comment_id, u.revision from under_review u
                        where u.site_id = @siteId and u.wave_key = @key and {Known(seen)}
                        order by u.since, u.comment_id limit @limit
                        """,
                        new
                        {
                            siteId,
                            key,
                            limit,
                            seen,
                        }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>
    /// What stands in the lane of spam since before a time, the oldest first; not what was ever ruled on, and not
    /// what somebody escalated or reported: it waits for a person.
    /// </summary>
    public Task<IReadOnlyList<ReviewedRevision>> ExpiredAsync(
        DateTimeOffset before,
        int limit,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<ReviewedRevision>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewedRevision>(
                        """
                        select u.site_id, u.comment_id, u.revision from under_review u
                        where u.lane = 'spam' and u.since < @before and u.escalated_at is null and u.reported = 0
                          and not exists (
                            select 1 from verdicts v
                            where v.site_id = u.site_id and v.comment_id = u.comment_id and v.revision = u.revision
                          )
                        order by u.since, u.site_id, u.comment_id limit @limit
                        """,
                        new { before, limit }
                    )
                ).AsList(),
            cancel
        );

    // What was decided on since is none of those that were seen: it came, or is another text, or is judged anew.
    private static string Known(long? seen) =>
        seen is null
            ? "true"
            : """
                not exists (
                    select 1 from decisions n
                    where n.site_id = u.site_id and n.comment_id = u.comment_id and n.cursor > @seen
                )
                """;
}
