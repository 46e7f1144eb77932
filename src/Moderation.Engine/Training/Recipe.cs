using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>What was found to train a category best; <c>TRIED.md</c> has what else was tried and what it gave.</summary>
/// <param name="L2">Strength of the L2 regularization.</param>
/// <param name="ScalePower">
/// The power of the naive-Bayes log-count ratio that scales each feature before fitting: 0 leaves them as they are.
/// </param>
/// <param name="CalibrationSources">The sources whose rows stand for what a blog gets.</param>
/// <param name="NaturalRate">The share of positives that the calibration assumes, 0 to 1.</param>
/// <param name="ReviewShare">
/// The share of the negatives of the calibration sources that the default threshold sends to review, 0 to 1.
/// </param>
internal sealed record Recipe(
    float L2,
    float ScalePower,
    IReadOnlyList<string> CalibrationSources,
    double NaturalRate,
    double ReviewShare
)
{
    /// <summary>Calibration and thresholds rest on scores of rows that the scoring fit had not seen.</summary>
    public const int Folds = 4;

    /// <summary>The recipe of a category.</summary>
    public static Recipe For(Category category) =>
        category == Category.Toxicity
            ? new Recipe(0.1f, 0.5f, ["jigsaw"], 0.1, 0.02)
            : new Recipe(0.05f, 0, ["blogspam", "blogham", "blogham-stack", "formspam"], 0.1, 0.004);

    /// <summary>How much a row of a source counts by default; 1 where a source is not named.</summary>
    public static IReadOnlyDictionary<string, double> SourceWeights { get; } =
        new Dictionary<string, double>
        {
            ["davidson"] = 0.3,
            ["hatexplain"] = 0.5,
            ["sms"] = 0.3,
            ["spamassassin"] = 0.3,
        };
}
