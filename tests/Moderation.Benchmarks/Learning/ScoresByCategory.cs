using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Benchmarks.Learning;

/// <summary>Scores by category.</summary>
internal static class ScoresByCategory
{
    public static float Of(this Scores scores, Category category) =>
        category == Category.Toxicity ? scores.Toxicity : scores.Spam;
}
