using Moderation.Service.Review;

namespace Moderation.Service.Learning.Policies;

/// <summary>The comments that a policy would do the same to, counted.</summary>
internal sealed class PolicyChange(PolicyEffect effect)
{
    /// <summary>How many examples are kept.</summary>
    public const int MostExamples = 10;

    private readonly List<PolicyExample> _examples = [];

    public PolicyEffect Effect { get; } = effect;

    public int Count { get; private set; }

    /// <summary>How many of them a moderator approved.</summary>
    public int Approved { get; private set; }

    /// <summary>How many of them a moderator rejected.</summary>
    public int Rejected { get; private set; }

    /// <summary>
    /// How many of them the policy in force would decide so too: it, or the model, is not the one that decided then.
    /// </summary>
    public int Already { get; private set; }

    /// <summary>The most telling of them, first.</summary>
    public IReadOnlyList<PolicyExample> Examples => [.. _examples.OrderByDescending(Telling).Take(MostExamples)];

    public void Add(PolicyExample example, bool already)
    {
        Count++;
        Approved += example.Ruling == Ruling.Approve ? 1 : 0;
        Rejected += example.Ruling == Ruling.Reject ? 1 : 0;
        Already += already ? 1 : 0;
        _examples.Add(example);
        // Texts are long and may be many: only the best are held.
        if (_examples.Count >= 4 * MostExamples)
        {
            var best = Examples;
            _examples.Clear();
            _examples.AddRange(best);
        }
    }

    // First what a moderator ruled, beginning with what would be a mistake to do; then what the scores speak most for, or,
    // where spam would be put out of sight, least.
    private (int, double) Telling(PolicyExample example) =>
        (
            example.Ruling is null ? 0
            : example.Ruling == Mistake ? 2
            : 1,
            Effect == PolicyEffect.ToSpam
                ? -example.Scores.Spam
                : Math.Max(example.Scores.Toxicity, example.Scores.Spam)
        );

    private Ruling Mistake =>
        Effect is PolicyEffect.ToApproval or PolicyEffect.ToJudgement ? Ruling.Reject : Ruling.Approve;
}
