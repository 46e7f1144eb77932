using Moderation.Contracts;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Review;
using Moderation.Service.Storage;

namespace Moderation.Service.Intake;

/// <summary>What a deletion does, before or after its comment came.</summary>
internal sealed partial class CommentDeletion(
    Database database,
    DeletionStore deletions,
    CommentStore comments,
    ReviewStore review,
    VerdictStore verdicts,
    BulkStore bulks,
    ReportStore reports,
    DeadLetterStore deadLetters,
    GoldenStore golden,
    ImportStore imports,
    ILogger<CommentDeletion> logger
)
{
    /// <summary>
    /// Notes the deletion, empties the revisions that it covers, here and among the dead letters, takes the comment out of
    /// review and its copies out of the golden set and the imports. The decisions and verdicts stay: they hold nothing that a reader wrote, once their notes are blank.
    /// </summary>
    public Task TakeAsync(CommentDeleted deleted, CancellationToken cancel)
    {
        Deleting(deleted.SiteId, deleted.CommentId);
        return database.WriteAsync(
            async transaction =>
            {
                await database.WaitForTurnAsync(transaction);
                await deletions.AddAsync(transaction, deleted);
                await comments.EraseAsync(transaction, deleted.SiteId, deleted.CommentId, deleted.Revision);
                await deadLetters.EraseAsync(transaction, deleted.SiteId, deleted.CommentId, deleted.Revision);
                await review.RemoveAsync(transaction, deleted.SiteId, deleted.CommentId, deleted.Revision);
                await verdicts.EraseNotesAsync(transaction, deleted.SiteId, deleted.CommentId, deleted.Revision);
                await bulks.EraseNotesAsync(transaction, deleted.SiteId, deleted.CommentId, deleted.Revision);
                await reports.EraseNotesAsync(transaction, deleted.SiteId, deleted.CommentId, deleted.Revision);
                await golden.EraseAsync(transaction, deleted.SiteId, deleted.CommentId, deleted.Revision);
                await imports.EraseAsync(transaction, deleted.SiteId, deleted.CommentId, deleted.Revision);
            },
            cancel
        );
    }

    /// <summary>Keeps a message that is no deletion, or cannot be taken as one.</summary>
    public Task RefuseAsync(DeadLetter letter, CancellationToken cancel) =>
        database.WriteAsync(transaction => deadLetters.AddAsync(transaction, [letter]), cancel);

    [LoggerMessage(3051, LogLevel.Debug, "Deleting {SiteId}/{CommentId}")]
    private partial void Deleting(string siteId, string commentId);
}
