namespace Moderation.Engine.Training.Adapting;

/// <summary>The default threshold of what was adapted, without guarantee: the load of review stays as it was.</summary>
internal static class AdaptedThreshold
{
    private const double Least = 0.01;
    private const double Most = 0.999;

    /// <summary>The threshold that sends as large a share to review as the root's does.</summary>
    /// <param name="rows">The labels; those whose chance is known speak for the blog, and all alike where there are none.</param>
    /// <param name="odds">The root's log odds.</param>
    /// <param name="rootThreshold">The root's threshold.</param>
    /// <param name="scores">Calibrated scores by fits that had not seen the label.</param>
    public static double Of(IReadOnlyList<AdaptingRow> rows, float[] odds, double rootThreshold, double[] scores)
    {
        var known = rows.Any(row => row.StandsFor > 0);
        double[] shares = [.. rows.Select(row => known ? row.StandsFor : row.Count)];
        var sent = shares.Where((_, at) => Calibration.None.Probability(odds[at]) >= rootThreshold).Sum();
        if (sent == 0)
        {
            return rootThreshold;
        }

        // From the highest score down, until as many are sent; ties go together, and rather a few more than fewer.
        var threshold = Most;
        foreach (var at in Enumerable.Range(0, scores.Length).OrderByDescending(at => scores[at]))
        {
            if (sent <= 0)
            {
                break;
            }

            threshold = scores[at];
            sent -= shares[at];
        }

        return Math.Clamp(Math.Round(threshold, 3, MidpointRounding.ToNegativeInfinity), Least, Most);
    }
}
