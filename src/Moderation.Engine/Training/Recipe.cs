using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>What was found to train a category best; <c>TRIED.md</c> has what else was tried and what it gave.</summary>
internal sealed record Recipe
{
    /// <summary>Calibration and thresholds rest on scores of rows that the scoring fit had not seen.</summary>
    public const int Folds = 4;

    /// <summary>Strength of the L2 regularization.</summary>
    public required float L2 { get; init; }

    /// <summary>The power of the naive-Bayes ratio that scales the features of the text; 0 leaves them as they are.</summary>
    public required double RatioPower { get; init; }

    /// <summary>Scale of the runs of characters; that of the words is 1.</summary>
    public float Grams { get; init; } = 1;

    /// <summary>Scale of the pairs with a word between them; 0 leaves them out.</summary>
    public float Skips { get; init; }

    /// <summary>Scale of the words without tricks of spelling; 0 leaves them out.</summary>
    public float Spellings { get; init; }

    /// <summary>Scale of the author's name and of links.</summary>
    public float Origin { get; init; }

    /// <summary>Scale of the numbers about the text.</summary>
    public float Signals { get; init; } = 1;

    /// <summary>Scale of the numbers about the author.</summary>
    public float AuthorSignals { get; init; }

    /// <summary>The sources whose rows stand for what a blog gets.</summary>
    public required IReadOnlyList<string> CalibrationSources { get; init; }

    /// <summary>The share of positives that the calibration assumes, 0 to 1.</summary>
    public required double NaturalRate { get; init; }

    /// <summary>The share of the calibration sources' negatives that the default threshold sends to review, 0 to 1.</summary>
    public required double ReviewShare { get; init; }

    /// <summary>How much a row of a source counts by default; 1 where a source is not named.</summary>
    public required IReadOnlyDictionary<string, double> SourceWeights { get; init; }

    /// <summary>The recipe of a category.</summary>
    public static Recipe For(Category category) => category == Category.Toxicity ? Toxicity : Spam;

    private static Recipe Toxicity { get; } =
        new()
        {
            L2 = 0.11f,
            RatioPower = 0.6,
            Grams = 1.2f,
            Skips = 0.15f,
            Spellings = 0.5f,
            Signals = 0.22f,
            CalibrationSources = ["jigsaw"],
            NaturalRate = 0.1,
            ReviewShare = 0.02,
            SourceWeights = new Dictionary<string, double>
            {
                ["civil-spans"] = 0.2,
                ["davidson"] = 0.5,
                ["hatemoji-build"] = 0.65,
                ["hatexplain"] = 0.7,
                ["paradetox"] = 1.4,
                [SyntheticRows.Source] = 1.5,
            },
        };

    private static Recipe Spam { get; } =
        new()
        {
            L2 = 0.017f,
            RatioPower = 0.5,
            Skips = 0.5f,
            Spellings = 0.5f,
            Origin = 1,
            Signals = 0.2f,
            AuthorSignals = 0.125f,
            CalibrationSources = ["blogspam", "blogham", "blogham-stack", "formspam"],
            NaturalRate = 0.1,
            ReviewShare = 0.004,
            SourceWeights = new Dictionary<string, double>
            {
                ["blogham"] = 1.5,
                ["blogspam"] = 1.5,
                ["sms"] = 0.3,
                ["spamassassin"] = 0.2,
                ["youtube"] = 3,
                [SyntheticRows.Source] = 2,
            },
        };
}
