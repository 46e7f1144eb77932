using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Reads what is stored about one comment.</summary>
internal sealed class CommentFileStore(Database database)
{
    /// <summary>Older revisions are left out.</summary>
    public const int MostRevisions = 20;

    /// <summary>Older reports are left out.</summary>
    public const int MostReports = 100;

    /// <summary>What there is, but for the decisions.</summary>
    public Task<CommentFile> ReadAsync(string siteId, string commentId, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
            {
                await using var results = await connection.QueryMultipleAsync(
                    """
                    select revision, text, author_id, author_name, author_url, author_hash, thread_id, thread_title,
                        parent_id, permalink, submitted_at, received_at
                    from comments
                    where site_id = @siteId and comment_id = @commentId and erased_at is null
                    order by revision desc limit @MostRevisions;

                    select revision, sequence, bulk_id, ruling, categories, note, actor_name, made_at,
                        replaced_sequence, undone_at, undone_by_name, undone_sequence
                    from verdicts where site_id = @siteId and comment_id = @commentId
                    order by id;

                    select category, note, received_at from reports
                    where site_id = @siteId and comment_id = @commentId
                    order by id desc limit @MostReports;

                    select since, reported, escalated_by_id, escalated_by, escalation_note from under_review
                    where site_id = @siteId and comment_id = @commentId;

                    select wave_key from wave_comments
                    where site_id = @siteId and comment_id = @commentId;
                    """,
                    new
                    {
                        siteId,
                        commentId,
                        MostRevisions,
                        MostReports,
                    }
                );
                return new CommentFile(siteId, commentId)
                {
                    Revisions = (await results.ReadAsync<FiledRevision>()).AsList(),
                    Verdicts = (await results.ReadAsync<FiledVerdict>()).AsList(),
                    Reports = (await results.ReadAsync<FiledReport>()).AsList(),
                    Review = await results.ReadSingleOrDefaultAsync<FiledReview?>(),
                    WaveKey = await results.ReadSingleOrDefaultAsync<long?>(),
                };
            },
            cancel
        );
}
