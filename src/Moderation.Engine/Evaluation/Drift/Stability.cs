namespace Moderation.Engine.Evaluation.Drift;

/// <summary>
/// How far a spread of comments has moved from a reference: the population stability index, the sum over the bins of
/// (p - q)·ln(p / q), as credit scoring uses it (Siddiqi 2006; it is Jeffreys' divergence of 1946).
/// <para>
/// Chance alone makes it larger than 0: for bins of a stable stream it is spread about like a chi-square with one degree
/// of freedom fewer than bins, times 1/n + 1/m (Yurdakul 2018). So nothing is said of fewer than
/// <see cref="FewestRows"/> comments a side, where chance passes <see cref="Warning"/> in far fewer than one day of a
/// hundred; the index is not corrected, and <see cref="Chance"/> says what a stable stream gives on average.
/// </para>
/// <para>A blog with fewer comments a day puts days together until there are enough.</para>
/// </summary>
/// <param name="Index">The index, 0 or more; null where there are too few comments to say.</param>
/// <param name="Chance">The mean of the index for a stable stream of so many comments; null with the index.</param>
public sealed record Stability(double? Index, double? Chance)
{
    /// <summary>An index over this is a shift: what was measured on the reference no longer holds.</summary>
    public const double Warning = 0.25;

    /// <summary>Of fewer comments, on either side, nothing is said.</summary>
    public const int FewestRows = 200;

    // A bin that one side never saw: as if it held half a comment, so that no bin alone decides because it is empty.
    private const double Floor = 0.5;

    /// <summary>Whether the comments have shifted; false too where there are too few to say.</summary>
    public bool HasShifted => Index > Warning;

    /// <summary>Compares scores.</summary>
    public static Stability Of(ScoreHistogram reference, ScoreHistogram current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        return Of((reference.Shares, reference.Rows), (current.Shares, current.Rows));
    }

    /// <summary>Compares languages.</summary>
    public static Stability Of(LanguageHistogram reference, LanguageHistogram current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        return Of((reference.Shares, reference.Rows), (current.Shares, current.Rows));
    }

    private static Stability Of(
        (IReadOnlyList<double> Shares, double Rows) reference,
        (IReadOnlyList<double> Shares, double Rows) current
    )
    {
        if (reference.Shares.Count != current.Shares.Count)
        {
            throw new ArgumentException(
                $"The reference has {reference.Shares.Count} bins and the comments have {current.Shares.Count}: the model "
                    + "was trained by another version of this program. Train it again.",
                nameof(reference)
            );
        }

        if (!(reference.Rows >= FewestRows && current.Rows >= FewestRows))
        {
            return new Stability(null, null);
        }

        var (index, bins) = (0.0, 0);
        for (var bin = 0; bin < reference.Shares.Count; bin++)
        {
            if (reference.Shares[bin] > 0 || current.Shares[bin] > 0)
            {
                var before = Math.Max(reference.Shares[bin], Floor / reference.Rows);
                var after = Math.Max(current.Shares[bin], Floor / current.Rows);
                index += (after - before) * Math.Log(after / before);
                bins++;
            }
        }

        return new Stability(index, (bins - 1) * ((1 / reference.Rows) + (1 / current.Rows)));
    }
}
