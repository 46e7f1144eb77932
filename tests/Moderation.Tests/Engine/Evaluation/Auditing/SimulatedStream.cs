using Moderation.Engine.Evaluation.Auditing;

namespace Moderation.Tests.Engine.Evaluation.Auditing;

/// <summary>A stream of approved comments whose bad ones are known, audited by chance.</summary>
internal sealed class SimulatedStream
{
    // A year, a month, a week, and a day or two.
    private static readonly int[] Sizes = [300_000, 30_000, 7_000, 1_500];
    private static readonly double[] BaseRates = [0.003, 0.01, 0.03, 0.1];
    private static readonly double[] Factors = [1, 2, 5, 10];
    private static readonly double[] Parts = [0.82, 0.14, 0.03, 0.01];

    // How many go to review beside them, and how many of those are good.
    private static readonly double[] SentShares = [0.005, 0.02, 0.1];
    private static readonly double[] GoodShares = [0, 0.2, 0.5, 0.9];

    // The share of bad comments by stratum, from far to near.
    private static readonly Dictionary<string, double[]> BadShares = new()
    {
        ["more of them near"] = [0.0005, 0.01, 0.1, 0.25],
        ["1 %"] = [0.01, 0.01, 0.01, 0.01],
        ["0.3 %"] = [0.003, 0.003, 0.003, 0.003],
        ["far ones alone"] = [0.01, 0, 0, 0],
        ["near ones alone"] = [0, 0, 0, 0.3],
        ["many"] = [0.1, 0.2, 0.3, 0.5],
        ["none"] = [0, 0, 0, 0],
    };

    private readonly Random _random;

    /// <param name="seed">Chooses every draw, and the kind of stream where none is given.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public SimulatedStream(int seed, string? kind = null)
    {
        _random = new Random(seed);
        var size = Pick(Sizes);
        var any = Pick(Kinds);
        var bad = BadShares[kind ?? any];
        // One stream in three changes its rates on the way, some of them twice.
        var times = _random.Next(3) == 0 ? _random.Next(2, 4) : 1;
        for (var period = 0; period < times; period++)
        {
            var rate = Pick(BaseRates);
            for (var stratum = 0; stratum < Parts.Length; stratum++)
            {
                var population = (int)Math.Ceiling(size * Parts[stratum] / times);
                Strata.Add((population, Draw(population, bad[stratum]), rate * Factors[stratum]));
            }
        }

        var sent = Draw(size, Pick(SentShares));
        Review = (sent, Draw(sent, Pick(GoodShares)));
    }

    /// <summary>What the bad comments of a stream may be.</summary>
    public static string[] Kinds { get; } = [.. BadShares.Keys];

    /// <summary>How many comments each stratum and rate has, how many of them are bad, and the rate.</summary>
    public List<(int Population, int Bad, double Rate)> Strata { get; } = [];

    /// <summary>The share of the bad ones.</summary>
    public double Share => (double)Strata.Sum(stratum => stratum.Bad) / Strata.Sum(stratum => stratum.Population);

    /// <summary>How many comments went to review, and how many of them are good.</summary>
    public (int Sent, int Good) Review { get; }

    /// <summary>The share of the good comments that went to review.</summary>
    public double SentOfGood =>
        (double)Review.Good / (Review.Good + Strata.Sum(stratum => stratum.Population - stratum.Bad));

    /// <summary>What people settled of the review.</summary>
    /// <param name="settledOfGood">The chance that a good comment is settled.</param>
    /// <param name="settledOfBad">The chance that a bad one is.</param>
    public AuditCell[] Settle(double settledOfGood = 1, double settledOfBad = 1)
    {
        var (sent, good) = Review;
        var found = Draw(good, settledOfGood);
        return [new AuditCell(sent, sent, found + Draw(sent - good, settledOfBad), found)];
    }

    /// <summary>An audit.</summary>
    /// <param name="answeredOfBad">The chance that a drawn bad comment is answered.</param>
    /// <param name="answeredOfGood">The chance that a drawn good one is.</param>
    public AuditCell[] Audit(double answeredOfBad = 1, double answeredOfGood = 1) =>
        [
            .. Strata.Select(stratum =>
            {
                var bad = Draw(stratum.Bad, Math.Min(stratum.Rate, 1));
                var good = Draw(stratum.Population - stratum.Bad, Math.Min(stratum.Rate, 1));
                var found = Draw(bad, answeredOfBad);
                return new AuditCell(stratum.Population, bad + good, found + Draw(good, answeredOfGood), found);
            }),
        ];

    // Binomial, by jumping from hit to hit: the library's own way asks chance for each of a million comments.
    private int Draw(int of, double chance)
    {
        if (chance > 0.5)
        {
            return of - Draw(of, 1 - chance);
        }

        var hits = 0;
        for (var at = Jump(); at < of; at += Jump() + 1)
        {
            hits++;
        }

        return hits;

        double Jump() => chance <= 0 ? of : Math.Floor(Math.Log(1 - _random.NextDouble()) / Math.Log(1 - chance));
    }

    private T Pick<T>(T[] of) => of[_random.Next(of.Length)];
}
