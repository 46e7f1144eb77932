using System.Data.Common;
using Microsoft.Extensions.Options;
using Moderation.Contracts;
using Moderation.Engine.Evaluation.Auditing;
using Moderation.Engine.Models;
using Moderation.Service.Learning.Policies;

namespace Moderation.Service.Learning.Audit;

/// <summary>
/// Draws approved comments for the blind audit, in the transaction that stores their decisions. Only what is drawn costs a
/// row; how many there were to draw from is counted, so that each answer speaks for a known number of comments.
/// </summary>
internal sealed class AuditDraws(DrawStore store, IOptions<AuditOptions> options, TimeProvider clock)
{
    private readonly AuditPlan _plan = new() { BaseRate = options.Value.Rate };

    /// <summary>Draws from the approved comments of a batch.</summary>
    /// <param name="transaction">The one that stores the decisions.</param>
    /// <param name="decisions">All decisions of the batch.</param>
    /// <param name="policy">The policy that they were made by.</param>
    public async Task DrawAsync(DbTransaction transaction, IEnumerable<DecisionMade> decisions, PolicyInForce policy)
    {
        // Where nothing is drawn there is no audit, and no population that it speaks for.
        if (_plan.BaseRate == 0)
        {
            return;
        }

        var by = decisions.ToLookup(made => made.State == CommentState.Approved);
        DrawnComment[] approved = [.. by[true].Select(made => Draw(made, policy))];
        await store.AddAsync(transaction, clock.GetUtcNow(), approved, [.. by[false]]);
    }

    /// <summary>
    /// Draws from comments that had gone to review and that another model approves now. No person settled them: from then on
    /// they are among the approved, on the day of that, and were never sent.
    /// </summary>
    /// <param name="transaction">The one that stores the new decisions; it has its turn.</param>
    /// <param name="sent">The decisions by which they went to review.</param>
    /// <param name="approved">The decisions by which they are approved.</param>
    /// <param name="policy">The policy that those were made by.</param>
    public async Task DrawAgainAsync(
        DbTransaction transaction,
        IReadOnlyList<DecisionMade> sent,
        IReadOnlyList<DecisionMade> approved,
        PolicyInForce policy
    )
    {
        await store.UncountSentAsync(transaction, sent);
        await DrawAsync(transaction, approved, policy);
    }

    // By chance alone: it depends on nothing that the comment says, nor on what its blog could choose.
    private DrawnComment Draw(DecisionMade made, PolicyInForce policy) =>
        new(
            made,
            _plan.Draw(
                new Engine.Deciding.Scores((float)made.Scores.Toxicity, (float)made.Scores.Spam),
                new Thresholds(policy.Policy.ToxicityThreshold, policy.Policy.SpamThreshold),
                Random.Shared.NextDouble()
            )
        );
}
