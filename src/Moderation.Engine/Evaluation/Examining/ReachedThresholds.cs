using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>Scores against thresholds.</summary>
internal static class ReachedThresholds
{
    /// <summary>Whether one of the scores reaches its threshold, or the score of the one category that is asked.</summary>
    public static bool AreReachedBy(this Thresholds thresholds, Scores scores, Category? category = null) =>
        (category != Category.Spam && scores.Toxicity >= thresholds.Toxicity)
        || (category != Category.Toxicity && scores.Spam >= thresholds.Spam);

    /// <summary>
    /// By how much, in log odds, the scores are over the thresholds: of the two categories the one that is more; under
    /// 0 where neither reaches its threshold.
    /// </summary>
    public static double Margin(this Thresholds thresholds, Scores scores) =>
        Math.Max(
            LogOdds(scores.Toxicity) - LogOdds(thresholds.Toxicity),
            LogOdds(scores.Spam) - LogOdds(thresholds.Spam)
        );

    /// <summary>The log odds of a chance; of one that is 0 or 1, those of one nearby.</summary>
    public static double LogOdds(double chance)
    {
        var within = Math.Clamp(chance, 1e-7, 1 - 1e-7);
        return Math.Log(within / (1 - within));
    }
}
