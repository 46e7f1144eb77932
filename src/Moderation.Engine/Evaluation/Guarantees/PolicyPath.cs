using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>
/// The policies that a guarantee is sought for, from the strictest to the loosest: a model's thresholds moved together
/// in log odds. The steps are fixed before any label is seen; what one policy approves, every looser one approves too.
/// </summary>
internal sealed class PolicyPath
{
    private const double Farthest = 9;
    private const double Step = 0.05;

    public PolicyPath(Thresholds from)
    {
        Thresholds =
        [
            .. Enumerable
                .Range(0, (int)Math.Round(2 * Farthest / Step) + 1)
                .Select(step => (step * Step) - Farthest)
                .Select(shift => new Thresholds(Moved(from.Toxicity, shift), Moved(from.Spam, shift))),
        ];
    }

    /// <summary>The thresholds of each policy.</summary>
    public IReadOnlyList<Thresholds> Thresholds { get; }

    /// <summary>The strictest policy that approves a comment, or the number of policies where none does.</summary>
    public int FirstThatApproves(JudgedComment comment)
    {
        if (comment.IsHeld)
        {
            return Thresholds.Count;
        }

        var (low, high) = (0, Thresholds.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Approves(Thresholds[middle], comment.Scores) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static bool Approves(Thresholds thresholds, Scores scores) =>
        scores.Toxicity < thresholds.Toxicity && scores.Spam < thresholds.Spam;

    // Rounded, so that whoever copies a printed threshold has the policy that was tested.
    private static double Moved(double threshold, double shift)
    {
        var within = Math.Clamp(threshold, 1e-6, 1 - 1e-6);
        return Math.Round(1 / (1 + Math.Exp(-(Math.Log(within / (1 - within)) + shift))), 6);
    }
}
