namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>
/// For comments that came into the sample each with a known chance of its own: a test by betting (Waudby-Smith and
/// Ramdas 2024, "Estimating means of bounded random variables by betting"). An approved comment of weight w (the
/// least chance over its own, so at most 1) pays a bet on safety w·risk when it is good and costs it w·(1 - risk) when
/// it is bad. If the share of bad ones is over the risk, no bet can expect to win: the capital, on average over some
/// fixed bets, reaches 1/error with a chance of at most the error (Markov). The bets do not depend on the sample.
/// </summary>
internal sealed class WeightedRisk : IRiskTest
{
    // As shares of the largest bet that cannot ruin more than a comment's weight; the best is 1 - true share / risk.
    private static readonly double[] Bets = [0.25, 0.5, 0.75, 0.95];

    private readonly Sample _sample;
    private readonly double _risk;
    private readonly double _error;
    private readonly double _least;
    private readonly double[][] _logs;

    /// <param name="sample">The comments with their chances.</param>
    /// <param name="risk">The risk, over 0 to 1.</param>
    /// <param name="error">The chance of a wrong answer that is allowed.</param>
    /// <param name="least">The least chance that any comment of the blog had.</param>
    public WeightedRisk(Sample sample, double risk, double error, double least)
    {
        (_sample, _risk, _error, _least) = (sample, risk, error, least);
        _logs = Running(risk);
    }

    public bool Holds(int policy) => LogCapital(_logs, policy) >= -Math.Log(_error);

    public double Limit(int policy)
    {
        var (low, high) = (0.0, _risk);
        for (var round = 0; round < 20; round++)
        {
            var middle = (low + high) / 2;
            var holds = LogCapital(Running(middle), policy) >= -Math.Log(_error);
            (low, high) = holds ? (low, middle) : (middle, high);
        }

        return high;
    }

    public double Forecast(int policy, double times)
    {
        // Half a bad comment of the mean weight more than was seen: that there are none at all is never sure.
        var weight = _sample.Rows.Count == 0 ? 1 : _sample.Rows.Average(Weight);
        var best = Bets.Select((bet, number) => _logs[number][policy] + (Log(bet, weight, true, _risk) / 2)).Max();
        return ((times * best) - Math.Log(Bets.Length)) / -Math.Log(_error);
    }

    // For each bet the log of its capital, by policy: a looser policy adds comments and takes none away.
    private double[][] Running(double risk) =>
        [
            .. Bets.Select(bet =>
            {
                var logs = new double[_sample.Policies + 1];
                foreach (var row in _sample.Rows)
                {
                    logs[row.First] += Log(bet, Weight(row), row.Comment.IsBad, risk);
                }

                for (var policy = 1; policy < logs.Length; policy++)
                {
                    logs[policy] += logs[policy - 1];
                }

                return logs;
            }),
        ];

    private static double LogCapital(double[][] logs, int policy)
    {
        var largest = logs.Max(log => log[policy]);
        return largest + Math.Log(logs.Average(log => Math.Exp(log[policy] - largest)));
    }

    private double Weight((int First, JudgedComment Comment) row) => _least / row.Comment.Probability;

    private static double Log(double bet, double weight, bool isBad, double risk) =>
        Math.Log(1 - (bet / (1 - risk) * weight * ((isBad ? 1 : 0) - risk)));
}
