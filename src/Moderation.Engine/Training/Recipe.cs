using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>What was found to train a category best; <c>TRIED.md</c> has what else was tried and what it gave.</summary>
internal sealed record Recipe
{
    /// <summary>Calibration and thresholds rest on scores of rows that the scoring fits had not seen.</summary>
    public const int Folds = 4;

    /// <summary>The fits whose weights are averaged.</summary>
    public required IReadOnlyList<FitRecipe> Fits { get; init; }

    /// <summary>The fit that says which labels are doubtful; null where every label is taken as it is.</summary>
    public FitRecipe? Doubting { get; init; }

    /// <summary>The sources whose rows stand for what a blog gets, and how much each row counts for that.</summary>
    public required IReadOnlyDictionary<string, double> CalibrationSources { get; init; }

    /// <summary>The share of positives that the calibration assumes, 0 to 1.</summary>
    public required double NaturalRate { get; init; }

    /// <summary>The share of the calibration sources' negatives that the default threshold sends to review, 0 to 1.</summary>
    public required double ReviewShare { get; init; }

    /// <summary>How much a row of a source counts by default; 1 where a source is not named.</summary>
    public required IReadOnlyDictionary<string, double> SourceWeights { get; init; }

    /// <summary>The recipe of a category.</summary>
    public static Recipe For(Category category) =>
        category == Category.Toxicity ? ToxicityRecipe.Value : SpamRecipe.Value;
}
