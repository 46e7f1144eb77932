using System.Data.Common;
using Moderation.Contracts;
using Moderation.Service.Intake;
using Moderation.Service.Publishing;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>
/// Settles comments within a transaction: the verdict, the event that says so, the list of what is under review and the
/// history, all or nothing. Nobody's rights are asked here.
/// </summary>
internal sealed class Settlement(
    StandingStore standings,
    VerdictStore verdicts,
    DecisionStore decisions,
    ReviewStore review,
    WaveStore waves,
    History history,
    TimeProvider clock
)
{
    /// <summary>Settles what can be settled.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="by">Who rules.</param>
    /// <param name="comments">The comments; one that is named twice is settled once.</param>
    /// <param name="verdict">What is ruled on each.</param>
    /// <param name="bulkId">The bulk that they belong to, or null.</param>
    /// <returns>What became of each, in their order, and what is to be published after the commit.</returns>
    public async Task<Settled> SettleAsync(
        DbTransaction transaction,
        Actor by,
        IReadOnlyList<CommentRef> comments,
        NewVerdict verdict,
        long? bulkId
    )
    {
        var standing = await standings.ReadAsync(transaction, comments);
        var settled = new Dictionary<(string, string), SettledComment>();
        var answers = new VerdictAnswer[comments.Count];
        var now = clock.GetUtcNow();
        for (var i = 0; i < answers.Length; i++)
        {
            var (seen, before) = (comments[i], standing[i]);
            answers[i] = before.RefuseVerdict(seen) ?? Settle(seen, before);
        }

        await StoreAsync(transaction, by, verdict, bulkId, [.. settled.Values], answers);
        var stored = await decisions.AppendAsync(transaction, [.. settled.Values.Select(s => s.Event)]);
        return new Settled(answers, stored);

        VerdictAnswer Settle(CommentRef seen, CommentStanding before)
        {
            if (settled.TryGetValue((seen.SiteId, seen.CommentId), out var twice))
            {
                return new(seen, VerdictOutcome.Conflict)
                {
                    Earlier = new Verdict(verdict.Ruling, verdict.Categories, by.Name, twice.Made.DecidedAt)
                    {
                        Sequence = twice.Made.Sequence,
                    },
                };
            }

            var made = Rule(before.Newest, by, verdict, now);
            settled.Add((seen.SiteId, seen.CommentId), new SettledComment(before, new NewDecision(made)));
            return new(seen, VerdictOutcome.Done) { Made = made };
        }
    }

    private static DecisionMade Rule(DecisionMade newest, Actor by, NewVerdict verdict, DateTimeOffset now)
    {
        var isRejected = verdict.Ruling == Ruling.Reject;
        return newest with
        {
            Sequence = newest.Sequence + 1,
            State = isRejected ? CommentState.Rejected : CommentState.Approved,
            DecidedBy = by.Name,
            DecidedAt = now,
            Categories = isRejected ? verdict.Categories : null,
            Statement = isRejected
                ? Statement.Of(verdict.Categories, isAutomatic: by.Name == Actor.Service.Name)
                : null,
        };
    }

    private async Task StoreAsync(
        DbTransaction transaction,
        Actor by,
        NewVerdict verdict,
        long? bulkId,
        IReadOnlyList<SettledComment> settled,
        IReadOnlyList<VerdictAnswer> answers
    )
    {
        if (settled.Count == 0)
        {
            return;
        }

        await verdicts.AddAsync(transaction, by, verdict, settled, bulkId);
        await review.FollowAsync(transaction, [.. settled.Select(s => s.Made)]);
        (string, string)[] comments = [.. settled.Select(s => (s.Made.SiteId, s.Made.CommentId))];
        await waves.RuleAsync(transaction, comments);
        await review.LeaveWavesAsync(transaction, comments);
        await history.AddAsync(
            transaction,
            by,
            [
                .. answers
                    .Where(a => a.Outcome == VerdictOutcome.Done)
                    .Select(a => new Deed(
                        verdict.Ruling == Ruling.Approve ? DeedActions.Approve : DeedActions.Reject,
                        a.Comment.SiteId,
                        a.Comment.CommentId,
                        a.Comment.Revision,
                        VerdictStore.Words(verdict.Categories),
                        bulkId
                    )),
            ]
        );
    }
}
