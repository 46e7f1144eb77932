using System.Data.Common;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// What moderators hand to the admins. It is no verdict: the comment stays under review, and whoever settles it ends the
/// escalation. A comment is escalated by one person at a time, so that taking it back takes nobody else's away.
/// </summary>
internal sealed class Escalations(Database database, StandingStore standings, ReviewMarkStore marks, History history)
{
    /// <summary>Hands a comment that is under review to the admins, with a note if wanted; once more replaces the note.</summary>
    /// <param name="by">Who wants their word on it.</param>
    /// <param name="comment">The comment, with the revision that was seen.</param>
    /// <param name="note">For the admins, up to <see cref="NewVerdict.LongestNote"/> characters, or null.</param>
    /// <exception cref="NotAllowedException">He may not review on the site.</exception>
    /// <exception cref="ArgumentException">The note is none: <see cref="NewVerdict.NoteRefusal"/> says why.</exception>
    public Task<VerdictAnswer> EscalateAsync(Actor by, CommentRef comment, string? note)
    {
        by.Require(Rights.Review, comment.SiteId);
        if (NewVerdict.NoteRefusal(note) is { } refusal)
        {
            throw new ArgumentException(refusal, nameof(note));
        }

        return ChangeAsync(
            by,
            comment,
            DeedActions.Escalate,
            before => before.EscalatedBy is null || before.EscalatedById == by.Id ? null : OfAnother(comment, before),
            transaction => marks.EscalateAsync(transaction, by, comment, note)
        );
    }

    /// <summary>Takes one's own escalation back; an admin anybody's.</summary>
    /// <param name="by">Who takes it back.</param>
    /// <param name="comment">The comment, with the revision that was seen.</param>
    /// <exception cref="NotAllowedException">He may not review on the site.</exception>
    public Task<VerdictAnswer> TakeBackAsync(Actor by, CommentRef comment)
    {
        by.Require(Rights.Review, comment.SiteId);
        return ChangeAsync(
            by,
            comment,
            DeedActions.TakeBackEscalation,
            before =>
                before.EscalatedBy is null ? new VerdictAnswer(comment, VerdictOutcome.NotEscalated)
                : before.EscalatedById == by.Id || by.May(Rights.Administer) ? null
                : OfAnother(comment, before),
            transaction => marks.TakeBackAsync(transaction, comment)
        );
    }

    private Task<VerdictAnswer> ChangeAsync(
        Actor by,
        CommentRef comment,
        string action,
        Func<CommentStanding, VerdictAnswer?> refuse,
        Func<DbTransaction, Task> change
    ) =>
        database.WriteAsync(
            async transaction =>
            {
                var before = (await standings.ReadAsync(transaction, [comment]))[0];
                var refused =
                    before.Refuse(comment)
                    ?? (
                        before.IsUnderReview
                            ? refuse(before)
                            : new VerdictAnswer(comment, VerdictOutcome.NotUnderReview) { Earlier = before.Verdict }
                    );
                if (refused is not null)
                {
                    return refused;
                }

                await change(transaction);
                var deed = new Deed(action, comment.SiteId, comment.CommentId, comment.Revision);
                await history.AddAsync(transaction, by, deed);
                return new VerdictAnswer(comment, VerdictOutcome.Done);
            },
            CancellationToken.None
        );

    private static VerdictAnswer OfAnother(CommentRef comment, CommentStanding before) =>
        new(comment, VerdictOutcome.EscalatedByAnother) { EscalatedBy = before.EscalatedBy };
}
