using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>What was found to train a category best; <c>TRIED.md</c> has what else was tried and what it gave.</summary>
internal sealed record Recipe
{
    /// <summary>Calibration and thresholds rest on scores of rows that the scoring fit had not seen.</summary>
    public const int Folds = 4;

    /// <summary>Strength of the L2 regularization.</summary>
    public required float L2 { get; init; }

    /// <summary>The power of the naive-Bayes ratio that scales the words and their pairs; 0 leaves them as they are.</summary>
    public required double RatioPower { get; init; }

    /// <summary>The same for the runs of characters.</summary>
    public required double RatioPowerOfGrams { get; init; }

    /// <summary>The same for the words without tricks of spelling.</summary>
    public required double RatioPowerOfSpellings { get; init; }

    /// <summary>Scale of the runs of characters; that of the words is 1.</summary>
    public float Grams { get; init; } = 1;

    /// <summary>Scale of the pairs of neighbouring words; 0 leaves them out.</summary>
    public float Pairs { get; init; }

    /// <summary>
    /// While fitting, each word has a weight of its own in each source beside the common one, scaled by this, so that the
    /// common one need not say what is true of one source alone (Daumé 2007); 0 leaves them out.
    /// </summary>
    public float OfSource { get; init; }

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

    /// <summary>The sources whose rows stand for what a blog gets, and how much each row counts for that.</summary>
    public required IReadOnlyDictionary<string, double> CalibrationSources { get; init; }

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
            L2 = 0.12f,
            RatioPower = 0.75,
            RatioPowerOfGrams = 0.6,
            RatioPowerOfSpellings = 0.6,
            Pairs = 0.5f,
            OfSource = 0.28f,
            Grams = 1.2f,
            Skips = 0.1f,
            Spellings = 0.5f,
            Signals = 0.157f,
            CalibrationSources = new Dictionary<string, double>
            {
                ["jigsaw"] = 1,
                ["blogham"] = 2,
                ["blogham-stack"] = 2,
            },
            NaturalRate = 0.1,
            ReviewShare = 0.0098,
            SourceWeights = new Dictionary<string, double>
            {
                ["blogham"] = 0.3,
                ["blogham-stack"] = 0.3,
                ["civil-spans"] = 0.28,
                ["davidson"] = 0.72,
                ["fox-news"] = 0.55,
                ["hatemoji-build"] = 0.46,
                ["hatexplain"] = 0.88,
                ["jigsaw"] = 1.15,
                ["paradetox"] = 2.5,
                [SyntheticRows.Source] = 0.5,
            },
        };

    private static Recipe Spam { get; } =
        new()
        {
            L2 = 0.017f,
            RatioPower = 0.5,
            RatioPowerOfGrams = 0.5,
            RatioPowerOfSpellings = 0.5,
            Pairs = 0.7f,
            Skips = 0.5f,
            Spellings = 0.5f,
            Origin = 1,
            Signals = 0.2f,
            AuthorSignals = 0.125f,
            CalibrationSources = new Dictionary<string, double>
            {
                ["blogspam"] = 1,
                ["blogham"] = 1,
                ["blogham-stack"] = 1,
                ["formspam"] = 1,
            },
            NaturalRate = 0.1,
            ReviewShare = 0.003,
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
