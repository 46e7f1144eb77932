namespace Moderation.Engine.Evaluation;

/// <summary>
/// The draws of a bootstrap. How often a unit is drawn is Poisson with mean 1 and depends on seed, draw and unit alone
/// (Hanley and MacGibbon 2006), so that two measurements of the same rows are paired by themselves.
/// </summary>
internal static class Resampling
{
    public const int Draws = 400;

    private const ulong Seed = 0x5EED;

    // The chance of at most 0, 1, … events at mean 1, as parts of 2^32.
    private static readonly uint[] AtMost =
    [
        .. new[]
        {
            0.36787944,
            0.73575888,
            0.91969860,
            0.98101184,
            0.99634015,
            0.99940582,
            0.99991676,
            0.99998975,
        }.Select(chance => (uint)(chance * uint.MaxValue)),
    ];

    /// <summary>How often a draw holds a unit; 1 where there is no draw.</summary>
    public static int Times(int? draw, int unit)
    {
        if (draw is not { } number)
        {
            return 1;
        }

        // The mixing of SplitMix64 (Steele, Lea and Flood 2014).
        var mixed = Seed + ((ulong)(uint)number << 32) + (uint)unit;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        var chance = (uint)((mixed ^ (mixed >> 31)) >> 32);
        var times = 0;
        while (times < AtMost.Length && chance > AtMost[times])
        {
            times++;
        }

        return times;
    }

    /// <summary>The middle 95 % of what the draws give, or another part; null where most of them give nothing.</summary>
    /// <param name="values">What each draw gives.</param>
    /// <param name="error">The part that is left out, half on either side.</param>
    public static Interval? Middle(IEnumerable<double?> values, double error = 0.05)
    {
        var sorted = values.OfType<double>().Order().ToArray();
        return sorted.Length <= Draws / 2
            ? null
            : new Interval(sorted[(int)(error / 2 * sorted.Length)], sorted[(int)((1 - (error / 2)) * sorted.Length)]);
    }
}
