using Moderation.Service.Publishing;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// What moderators rule on comments, one or several at once. Of two who rule at the same time one wins, and the other is
/// told whose verdict stands.
/// </summary>
internal sealed class Verdicts(
    Database database,
    StandingStore standings,
    Settlement settlement,
    Reversal reversal,
    VerdictStore store,
    DecisionPublisher publisher
)
{
    /// <summary>How many comments may be settled at once; more are a bulk.</summary>
    public const int Most = 500;

    /// <summary>
    /// Settles comments, under review or not: an approved one is taken down by a verdict to reject. All that can be
    /// settled are, in one transaction, and their events are published.
    /// </summary>
    /// <param name="by">Who rules.</param>
    /// <param name="comments">Up to <see cref="Most"/>, with the revisions that were seen.</param>
    /// <param name="verdict">What is ruled on each.</param>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="NotAllowedException">He may not review on one of the sites; nothing is settled.</exception>
    public async Task<IReadOnlyList<VerdictAnswer>> SettleAsync(
        Actor by,
        IReadOnlyList<CommentRef> comments,
        NewVerdict verdict
    )
    {
        Require(by, comments);
        // Once begun it is finished: whoever hangs up has no say in what is stored.
        var settled = await database.WriteAsync(
            transaction => settlement.SettleAsync(transaction, by, comments, verdict, bulkId: null),
            CancellationToken.None
        );
        await publisher.PublishSoonAsync(settled.Stored);
        return settled.Answers;
    }

    /// <summary>
    /// Undoes the verdicts that stand on comments, whoever made them: the state before comes back as a new event, and
    /// what was under review is so again.
    /// </summary>
    /// <inheritdoc cref="SettleAsync"/>
    public async Task<IReadOnlyList<VerdictAnswer>> UndoAsync(Actor by, IReadOnlyList<CommentRef> comments)
    {
        Require(by, comments);
        var undone = await database.WriteAsync(
            async transaction =>
            {
                var done = await reversal.UndoAsync(transaction, by, comments, bulkId: null, ofBulk: null);
                var answers = new List<VerdictAnswer>(done.Answers.Count);
                foreach (var answer in done.Answers)
                {
                    answers.Add(
                        answer.Outcome == VerdictOutcome.Conflict
                            ? answer with
                            {
                                Earlier = await store.LastUndoneAsync(transaction, answer.Comment),
                            }
                            : answer
                    );
                }

                return done with
                {
                    Answers = answers,
                };
            },
            CancellationToken.None
        );
        await publisher.PublishSoonAsync(undone.Stored);
        return undone.Answers;
    }

    /// <summary>
    /// How comments stand that somebody saw under review: <see cref="VerdictOutcome.Done"/> where they still are, as they were;
    /// otherwise why not, as a verdict would be answered. It changes nothing.
    /// </summary>
    /// <param name="by">Who asks; with the right to review on their sites.</param>
    /// <param name="comments">Up to <see cref="Most"/>, with what was seen.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<VerdictAnswer>> StandAsync(
        Actor by,
        IReadOnlyList<CommentRef> comments,
        CancellationToken cancel
    )
    {
        Require(by, comments);
        var standing = await standings.LookAsync(comments, cancel);
        return
        [
            .. comments.Zip(
                standing,
                (seen, now) =>
                    now.RefuseVerdict(seen)
                    ?? new(seen, now.IsUnderReview ? VerdictOutcome.Done : VerdictOutcome.NotUnderReview)
            ),
        ];
    }

    private static void Require(Actor by, IReadOnlyList<CommentRef> comments)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(comments.Count, Most);
        by.Require(Rights.Review);
        foreach (var comment in comments)
        {
            by.Require(Rights.Review, comment.SiteId);
        }
    }
}
