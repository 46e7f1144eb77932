using System.Data.Common;
using Moderation.Contracts;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// What readers report. A published comment that is reported comes under review and stays published; where a moderator
/// has approved it, some more reports are needed. On a comment that is under review already a report only counts, and on
/// one that is rejected or gone it changes nothing. One that overtakes its comment is kept, and counts with the next one.
/// </summary>
internal sealed class Reports(
    Database database,
    ReportStore store,
    StandingStore standings,
    ReviewStore review,
    ReviewMarkStore marks,
    History history,
    TimeProvider clock
)
{
    /// <summary>UTF-16 code units of a reader's note.</summary>
    public const int LongestNote = 500;

    /// <summary>How many new reports bring back a comment that a moderator has approved.</summary>
    public const int Again = 3;

    /// <summary>Takes a report.</summary>
    /// <param name="by">Who passes it on: the blog.</param>
    /// <param name="reported">The report.</param>
    /// <param name="messageHash">SHA-256 of its message, or null where it came over HTTP.</param>
    /// <param name="isRepeat">Whether the message may have been taken before; then it counts once.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Whether the comment is here, in this revision or a newer one; a report of what is not here yet is kept.</returns>
    /// <exception cref="NotAllowedException">He may not publish on the site.</exception>
    public Task<bool> TakeAsync(
        Actor by,
        CommentReported reported,
        byte[]? messageHash,
        bool isRepeat,
        CancellationToken cancel
    )
    {
        by.Require(Rights.Publish, reported.SiteId);
        return database.WriteAsync(transaction => TakeAsync(transaction, by, reported, messageHash, isRepeat), cancel);
    }

    private async Task<bool> TakeAsync(
        DbTransaction transaction,
        Actor by,
        CommentReported reported,
        byte[]? messageHash,
        bool isRepeat
    )
    {
        var comment = new CommentRef(reported.SiteId, reported.CommentId, reported.Revision ?? 1);
        var before = (await standings.ReadAsync(transaction, [comment]))[0];
        // What its note quotes is not to be kept any more.
        var isGone = before.DeletedAt is not null;
        var revision = reported.Revision ?? before.Revision;
        var isHere = isGone || (before.Revision is { } newest && revision <= newest);
        if (isGone || !await store.AddAsync(transaction, reported, revision, messageHash, isRepeat))
        {
            return isHere;
        }

        await history.AddAsync(
            transaction,
            by,
            new Deed(DeedActions.Report, reported.SiteId, reported.CommentId, revision, reported.Category)
        );
        if (before.Revision is not null && revision == before.Revision)
        {
            await CountAsync(transaction, reported, before);
        }

        return isHere;
    }

    private async Task CountAsync(DbTransaction transaction, CommentReported reported, CommentStanding before)
    {
        var readers = before.Reported + 1;
        if (!before.IsUnderReview)
        {
            var newest = before.Newest;
            if (newest.State != CommentState.Approved || readers < NeededFor(before))
            {
                return;
            }

            // As the list of what is under review has it; its event stays what it was.
            await review.FollowAsync(
                transaction,
                [
                    ReportedReason.AddTo(newest, readers) with
                    {
                        State = CommentState.Pending,
                        DecidedAt = clock.GetUtcNow(),
                    },
                ]
            );
        }

        await marks.ReportedAsync(transaction, reported.SiteId, reported.CommentId, readers);
    }

    private static int NeededFor(CommentStanding before) =>
        before.VerdictId is null ? 1 : before.ReportedBefore!.Value + Again;
}
