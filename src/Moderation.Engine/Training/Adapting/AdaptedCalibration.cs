namespace Moderation.Engine.Training.Adapting;

/// <summary>
/// Calibrates what was adapted: by the labels whose chance is known, each for as many comments as it stands for, so that
/// the scores hold for what the blog gets and not for what was sent to review. Few such labels change little.
/// </summary>
internal static class AdaptedCalibration
{
    /// <param name="rows">The labels.</param>
    /// <param name="odds">The root's log odds.</param>
    /// <param name="sums">Log odds by fits that had not seen the label.</param>
    public static Calibration Of(IReadOnlyList<AdaptingRow> rows, float[] odds, float[] sums)
    {
        // A correction fitted to labels of what was under review expects more of the kind than the blog gets. Where
        // nothing speaks for the blog, it may order comments anew and not make all of them worse.
        var towards = new Calibration(1, Shift(sums, odds.Average(sum => Probability(sum))));
        ScoredRow[] scored =
        [
            .. rows.Select((row, at) => new ScoredRow(sums[at], row.Label, (float)row.StandsFor))
                .Where(row => row.Weight > 0),
        ];
        // Labels that are easy to tell apart may make no fit surer of comments of other kinds than it is.
        return scored.Length == 0 ? towards : Calibration.Drawn(scored, towards, most: towards.Factor);
    }

    // What must be added to log odds so that their probabilities have a given mean.
    private static double Shift(float[] sums, double mean)
    {
        var (low, high) = (-30.0, 30.0);
        for (var round = 0; round < 50; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = sums.Average(sum => Probability(sum + middle)) < mean ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double Probability(double odds) => 1 / (1 + Math.Exp(-odds));
}
