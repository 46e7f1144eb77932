using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation;

/// <summary>Thresholds by category.</summary>
internal static class ThresholdsByCategory
{
    /// <summary>The threshold of a category.</summary>
    public static double Of(this Thresholds thresholds, Category category) =>
        category == Category.Toxicity ? thresholds.Toxicity : thresholds.Spam;
}
