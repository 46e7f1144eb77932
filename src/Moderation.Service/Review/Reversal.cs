using System.Data.Common;
using Moderation.Contracts;
using Moderation.Service.Intake;
using Moderation.Service.Publishing;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>
/// Undoes verdicts within a transaction: the state before comes back as a new event, and what was under review is so
/// again, in its old place. Nobody's rights are asked here.
/// </summary>
internal sealed class Reversal(
    StandingStore standings,
    VerdictStore verdicts,
    DecisionStore decisions,
    ReviewStore review,
    ReviewMarkStore marks,
    WaveStore waves,
    History history,
    TimeProvider clock
)
{
    /// <summary>Undoes what can be undone.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="by">Who undoes; whoever may review may undo anybody's verdict.</param>
    /// <param name="comments">The comments; one that is named twice is undone once.</param>
    /// <param name="bulkId">The bulk that undoes, or null.</param>
    /// <param name="ofBulk">Only verdicts of this bulk, or null for any.</param>
    /// <returns>What became of each, in their order, and what is to be published after the commit.</returns>
    public async Task<Settled> UndoAsync(
        DbTransaction transaction,
        Actor by,
        IReadOnlyList<CommentRef> comments,
        long? bulkId,
        long? ofBulk
    )
    {
        var standing = await standings.ReadAsync(transaction, comments);
        var undone = new Dictionary<(string, string), SettledComment>();
        var answers = new VerdictAnswer[comments.Count];
        var now = clock.GetUtcNow();
        for (var i = 0; i < answers.Length; i++)
        {
            var (seen, before) = (comments[i], standing[i]);
            answers[i] = Refuse(seen, before, ofBulk) ?? Undo(seen, before);
        }

        await StoreAsync(transaction, by, bulkId, [.. undone.Values]);
        var stored = await decisions.AppendAsync(transaction, [.. undone.Values.Select(u => u.Event)]);
        return new Settled(answers, stored);

        VerdictAnswer Undo(CommentRef seen, CommentStanding before)
        {
            var newest = before.Newest;
            var made = newest with
            {
                Sequence = newest.Sequence + 1,
                State = Enum.Parse<CommentState>(before.StateBefore!, ignoreCase: true),
                DecidedBy = by.Name,
                DecidedAt = now,
                Categories = null,
                Statement = null,
            };
            return undone.TryAdd((seen.SiteId, seen.CommentId), new SettledComment(before, new NewDecision(made)))
                ? new(seen, VerdictOutcome.Done) { Made = made }
                : new(seen, VerdictOutcome.Conflict);
        }
    }

    private static VerdictAnswer? Refuse(CommentRef seen, CommentStanding before, long? ofBulk) =>
        before.Refuse(seen)
        ?? (
            before.VerdictId is null || (ofBulk is not null && ofBulk != before.BulkId)
                ? new VerdictAnswer(seen, VerdictOutcome.Conflict)
            : seen.Sequence is { } sequence && sequence != before.Sequence ? before.Stale(seen)
            : null
        );

    private async Task StoreAsync(
        DbTransaction transaction,
        Actor by,
        long? bulkId,
        IReadOnlyList<SettledComment> undone
    )
    {
        if (undone.Count == 0)
        {
            return;
        }

        await verdicts.UndoAsync(transaction, by, undone);
        (string, string)[] comments = [.. undone.Select(u => (u.Made.SiteId, u.Made.CommentId))];
        await waves.RuleAsync(transaction, comments);
        await review.LeaveWavesAsync(transaction, comments);
        // What was reported anew is under review as it is, with what people have said of it since.
        SettledComment[] back = [.. undone.Where(u => !u.Before.IsUnderReview)];
        await review.FollowAsync(transaction, [.. back.Select(InReview)]);
        await marks.RestoreAsync(transaction, [.. back.Where(u => u.Before.ReviewSince is not null)]);
        await history.AddAsync(
            transaction,
            by,
            [
                .. undone.Select(u => new Deed(
                    DeedActions.Undo,
                    u.Made.SiteId,
                    u.Made.CommentId,
                    u.Made.Revision,
                    u.Before.Ruling,
                    bulkId
                )),
            ]
        );
    }

    // As the list of what is under review has it: since when it was there before. What was approved and reported was
    // there too, whatever its state.
    private static DecisionMade InReview(SettledComment undone) =>
        undone.Before.ReviewSince is not { } since ? undone.Made
        : undone.Made.State == CommentState.Pending ? undone.Made with { DecidedAt = since }
        : ReportedReason.AddTo(undone.Made, undone.Before.Reported) with
        {
            State = CommentState.Pending,
            DecidedAt = since,
        };
}
