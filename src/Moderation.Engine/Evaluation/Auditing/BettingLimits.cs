namespace Moderation.Engine.Evaluation.Auditing;

/// <summary>
/// Limits of how many comments of several cells together are what is looked for, by betting (the idea of Waudby-Smith and
/// Ramdas 2024, made to fit a stratified sample of counts).
/// <para>
/// Let B be the number in all cells, f a cell's sampling fraction, and a stake k be smaller than every f. Each one found
/// multiplies a capital by 1 - k/f. One of the B is found with chance f, so that on average it multiplies the capital by
/// 1 - k, whatever its cell: the capital divided by (1 - k)^B is 1 on average for every way in which the B may be spread over
/// the cells. (Sampling without replacement makes that at most 1, by Hoeffding 1963, theorem 4.) So it reaches 1/error
/// with a chance of at most the error (Markov), and a B for which it does is ruled out: that gives the higher limit.
/// With 1 + k/f and 1 + k, for any k, it gives the lower one. As no stake is best for all B, an average over some is
/// bet, all of them chosen by the fractions alone.
/// </para>
/// <para>So the limits hold for every truth, without approximation; <c>TRIED.md</c> has what other ways gave.</para>
/// </summary>
internal static class BettingLimits
{
    // As shares of the largest stake, with their parts of the capital: most audits find little, and there the largest
    // stake is best.
    private static readonly (double Stake, double Part)[] Against =
    [
        (0.99, 0.4),
        (0.8, 0.25),
        (0.5, 0.15),
        (0.25, 0.1),
        (0.1, 0.1),
    ];

    // The stakes for the lower limit double from a part of the least fraction to a multiple of the largest.
    private const double LeastStake = 0.1;
    private const double MostStake = 100;

    /// <summary>The true number is outside on either side with a chance of at most the error each.</summary>
    /// <param name="cells">Cells of which a part was looked at, ordered by fraction, one or more.</param>
    /// <param name="error">Over 0 and under 1.</param>
    public static (long Low, long High) Of(IReadOnlyList<SampledCell> cells, double error) =>
        (Lower(cells, error), Higher(cells, error));

    private static long Lower(IReadOnlyList<SampledCell> cells, double error)
    {
        var stakes = new List<double>();
        for (var stake = LeastStake * cells[0].Fraction; stake < MostStake * cells[^1].Fraction; stake *= 2)
        {
            stakes.Add(stake);
        }

        var bets = stakes
            .Select(stake => new Bet(
                1.0 / stakes.Count,
                cells.Sum(cell => cell.Found * Math.Log(1 + (stake / cell.Fraction))),
                -Math.Log(1 + stake)
            ))
            .ToArray();
        var (low, high) = (cells.Sum(cell => cell.Found), cells.Sum(cell => cell.Most));
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = IsRuledOut(bets, middle, error) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static long Higher(IReadOnlyList<SampledCell> cells, double error)
    {
        var left = LeftOut(cells, error);
        var used = cells.Skip(left).ToArray();
        var bets = Against
            .Select(bet =>
            {
                var stake = bet.Stake * used[0].Fraction;
                var log = used.Sum(cell => cell.Found * Math.Log(1 - (stake / cell.Fraction)));
                return new Bet(bet.Part, log, -Math.Log(1 - stake));
            })
            .ToArray();
        var (low, high) = (used.Sum(cell => cell.Found), used.Sum(cell => cell.Most));
        while (low < high)
        {
            var middle = high - ((high - low) / 2);
            (low, high) = IsRuledOut(bets, middle, error) ? (low, middle - 1) : (middle, high);
        }

        return high + cells.Take(left).Sum(cell => cell.Most);
    }

    // The least fraction limits all stakes. A small cell of which hardly anything was looked at is better taken as if all
    // of it might be what is looked for. Sizes alone decide, by what the limit would be if nothing was found.
    private static int LeftOut(IReadOnlyList<SampledCell> cells, double error) =>
        Enumerable
            .Range(0, cells.Count)
            .MinBy(left =>
                cells.Take(left).Sum(cell => cell.Population - cell.Sample) - (Math.Log(error) / cells[left].Fraction)
            );

    private static bool IsRuledOut(Bet[] bets, long number, double error)
    {
        var largest = bets.Max(bet => bet.LogCapital(number));
        var capital = bets.Sum(bet => bet.Part * Math.Exp(bet.LogCapital(number) - largest));
        return largest + Math.Log(capital) >= -Math.Log(error);
    }

    private readonly record struct Bet(double Part, double Won, double ForEach)
    {
        public double LogCapital(long number) => Won + (ForEach * number);
    }
}
