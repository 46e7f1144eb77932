using Moderation.Engine.Evaluation.Drift;
using Moderation.Engine.Features;
using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Engine.Training;

/// <summary>Sums calibration rows up for a model's manifest.</summary>
internal static class CalibrationHistograms
{
    // A share of a comment in a million is enough, and the manifest stays readable.
    private const int Digits = 6;

    public static ManifestCalibration Of(
        IReadOnlyList<CalibratedRow> toxicity,
        IReadOnlyList<CalibratedRow> spam,
        Vocabulary vocabulary
    )
    {
        var guess = new LanguageGuess(vocabulary);
        var languages = LanguageHistogram.Of(toxicity.Concat(spam).Select(row => (Language(guess, row), row.Weight)));
        return new ManifestCalibration(
            Rounded(Scores(toxicity)),
            Rounded(Scores(spam)),
            languages with
            {
                Shares = Rounded(languages.Shares),
                Rows = Math.Floor(languages.Rows),
            }
        );
    }

    private static string Language(LanguageGuess guess, CalibratedRow row)
    {
        var featurizer = Featurizer.OfThisThread;
        featurizer.Read(row.Comment);
        return guess.Of(featurizer);
    }

    private static ScoreHistogram Scores(IEnumerable<CalibratedRow> rows) =>
        ScoreHistogram.Of(rows.Select(row => (row.Score, row.Weight)));

    private static ScoreHistogram Rounded(ScoreHistogram histogram) =>
        new(Rounded(histogram.Shares), Math.Floor(histogram.Rows));

    private static double[] Rounded(IEnumerable<double> shares) =>
        [.. shares.Select(share => Math.Round(share, Digits))];
}
