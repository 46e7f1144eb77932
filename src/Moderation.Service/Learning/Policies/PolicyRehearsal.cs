using System.Runtime.CompilerServices;
using System.Text.Json;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Intake;
using Moderation.Service.Review;

namespace Moderation.Service.Learning.Policies;

/// <summary>
/// Decides the last week's comments again by another policy and the model in force, and counts what comes out differently.
/// </summary>
internal sealed class PolicyRehearsal(
    PastDecisionStore past,
    ReviewQueue review,
    PoliciesInForce policies,
    TimeProvider clock
)
{
    /// <summary>How far it looks back.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromDays(7);

    /// <summary>How many comments it decides at most, the newest.</summary>
    public const int Most = 20_000;

    private const int AtOnce = 2_000;

    // Somebody waits for the page, and a policy of a thousand blocked words takes longer than others.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What the policy would have decided differently; at most <see cref="Most"/> comments are looked at.</summary>
    public async Task<PolicyPreview> RunAsync(PolicyContent draft, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var current = policies.Current;
        var drafted = current.By(0, "draft", draft);
        var changes = Enum.GetValues<PolicyEffect>().Select(effect => new PolicyChange(effect)).ToArray();
        var (looked, since, isCut) = (0, (DateTimeOffset?)null, false);
        await foreach (var one in LatelyAsync(cancel))
        {
            isCut = looked == Most || clock.GetElapsedTime(began) > Patience;
            if (isCut)
            {
                break;
            }

            (looked, since) = (looked + 1, one.DecidedAt);
            Rehearse(one, drafted, current, changes);
        }

        return new PolicyPreview(looked, since, isCut, changes, await ExpiringAsync(drafted, current, cancel));
    }

    private async IAsyncEnumerable<PastDecision> LatelyAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var from = clock.GetUtcNow() - Back;
        IReadOnlyList<PastDecision> page;
        var cursor = long.MaxValue;
        do
        {
            page = await past.BeforeAsync(cursor, AtOnce, cancel);
            foreach (var one in page.Where(one => one.Text is not null && one.DecidedAt >= from))
            {
                yield return one;
            }

            cursor = page.LastOrDefault()?.Cursor ?? 0;
        } while (page.Count == AtOnce && page[^1].DecidedAt >= from);
    }

    private static void Rehearse(
        PastDecision one,
        PolicyInForce drafted,
        PolicyInForce current,
        IReadOnlyList<PolicyChange> changes
    )
    {
        var made = one.Body is { } body ? JsonSerializer.Deserialize<DecisionMade>(body, Wire.Json) : null;
        var decision = Again(drafted, one, made);
        if (Effect(decision, drafted, made, current) is not { } effect)
        {
            return;
        }

        changes[(int)effect]
            .Add(
                new PolicyExample(
                    one,
                    one.Text!,
                    DecisionMessage.Scores(decision.Scores),
                    made?.Reasons ?? [],
                    DecisionMessage.Reasons(decision.Reasons)
                ),
                already: Effect(Again(current, one, made), current, made, current) == effect
            );
    }

    private static PolicyEffect? Effect(
        Decision decision,
        PolicyInForce policy,
        DecisionMade? made,
        PolicyInForce current
    ) =>
        (made, decision.Outcome) switch
        {
            (null, Outcome.Approve) => null,
            (null, _) => PolicyEffect.ToReview,
            (_, Outcome.Approve) => PolicyEffect.ToApproval,
            // In which lane it stood is not kept: the bound in force has to do.
            _ => (new Placement(current).Lane(made), Lane(decision, policy)) switch
            {
                (Review.Lane.Judgement, Review.Lane.Spam) => PolicyEffect.ToSpam,
                (Review.Lane.Spam, Review.Lane.Judgement) => PolicyEffect.ToJudgement,
                _ => null,
            },
        };

    private static Lane Lane(Decision decision, PolicyInForce policy) =>
        new Placement(policy).Lane(DecisionMessage.Scores(decision.Scores), DecisionMessage.Reasons(decision.Reasons));

    private static Decision Again(PolicyInForce policy, PastDecision one, DecisionMade? made) =>
        policy.Decider.Decide(
            new Comment(one.Text!, one.AuthorName, one.AuthorUrl, one.Language),
            KeptReasons.Of(made),
            author: one.StandingThen(made)
        );

    private async Task<int> ExpiringAsync(PolicyInForce drafted, PolicyInForce current, CancellationToken cancel)
    {
        if (drafted.SpamExpiresAfter >= current.SpamExpiresAfter)
        {
            return 0;
        }

        var expiring = await review.ExpiredAsync(drafted.SpamExpiresAfter, Most, cancel);
        return expiring.Count;
    }
}
