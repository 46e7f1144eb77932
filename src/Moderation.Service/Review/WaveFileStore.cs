using Dapper;
using Moderation.Service.Intake;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Reads how the comments of a wave stand.</summary>
internal sealed class WaveFileStore(Database database)
{
    private const string Standing = """
        case
            when exists (
                select 1 from under_review u
                where u.site_id = w.site_id and u.comment_id = w.comment_id and u.revision = w.revision
            ) then 'under review'
            when d.state = 'approved' and exists (
                select 1 from verdicts v
                where v.site_id = w.site_id and v.comment_id = w.comment_id and v.revision = w.revision
                  and v.undone_at is null and v.replaced_sequence is null
            ) then 'kept'
            else d.state
        end
        """;

    /// <summary>How many comments of a wave are how; null where there is no such wave.</summary>
    public Task<WaveCounts?> CountAsync(string siteId, long key, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
            {
                var wave = await connection.QuerySingleOrDefaultAsync<WaveCounts?>(
                    "select begun_at, rejected_at from waves where site_id = @siteId and wave_key = @key",
                    new { siteId, key }
                );
                var counts = (
                    await connection.QueryAsync<(string Standing, long Count)>(
                        $"""
                        select s.standing, count(*)
                        from (select {Standing} as standing {WaveStore.Members}) s
                        group by s.standing
                        """,
                        new { siteId, key }
                    )
                ).ToDictionary(c => c.Standing, c => (int)c.Count);
                return wave is null
                    ? null
                    : wave with
                    {
                        UnderReview = counts.GetValueOrDefault("under review"),
                        Approved = counts.GetValueOrDefault("approved"),
                        Kept = counts.GetValueOrDefault("kept"),
                        Rejected = counts.GetValueOrDefault("rejected"),
                    };
            },
            cancel
        );

    /// <summary>What is under review or approved without a moderator's word, the oldest first.</summary>
    public Task<IReadOnlyList<ReviewedRevision>> SelectAsync(
        string siteId,
        long key,
        int limit,
        long seen,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<ReviewedRevision>>(
            async connection =>
                (
                    await connection.QueryAsync<ReviewedRevision>(
                        $"""
                        select s.site_id, s.comment_id, s.revision
                        from (
                            select w.site_id, w.comment_id, w.revision, c.received_at, d.cursor, {Standing} as standing
                            {WaveStore.Members}
                        ) s
                        where s.standing in ('under review', 'approved') and s.cursor <= @seen
                        order by s.received_at, s.comment_id limit @limit
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
}
