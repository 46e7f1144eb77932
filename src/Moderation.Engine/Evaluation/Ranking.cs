namespace Moderation.Engine.Evaluation;

/// <summary>Rows sorted once by their scores, so that they can be measured again and again.</summary>
internal sealed class Ranking
{
    private const int Bins = 15;

    private readonly ScoredLabel[] _rows;

    public Ranking(IEnumerable<ScoredLabel> rows) => _rows = [.. rows.OrderByDescending(row => row.Score)];

    /// <summary>The rows by falling score.</summary>
    public IReadOnlyList<ScoredLabel> Rows => _rows;

    /// <summary>
    /// The chance that a positive scores higher than a negative, ties counted half (the Mann-Whitney statistic); null
    /// where one of the two is missing.
    /// </summary>
    public double? Auc(int? draw = null) => Measure(2, draw).Auc;

    /// <summary>Measures the rows, or what a draw of the bootstrap holds of them.</summary>
    public Measures Measure(double threshold, int? draw = null)
    {
        double found = 0,
            passed = 0,
            pairs = 0,
            steps = 0,
            caught = 0,
            wrong = 0;
        Span<double> excess = stackalloc double[Bins];
        for (var from = 0; from < _rows.Length; )
        {
            // Rows of one score are one step of either curve.
            var score = _rows[from].Score;
            double positives = 0,
                negatives = 0;
            for (; from < _rows.Length && _rows[from].Score == score; from++)
            {
                var times = Resampling.Times(draw, _rows[from].Unit) * _rows[from].Weight;
                (positives, negatives) = _rows[from].Label
                    ? (positives + times, negatives)
                    : (positives, negatives + times);
            }

            pairs += negatives * (found + (positives / 2));
            found += positives;
            passed += negatives;
            steps += found > 0 ? positives * found / (found + passed) : 0;
            excess[Math.Min((int)(score * Bins), Bins - 1)] += positives - ((positives + negatives) * score);
            if (score >= threshold)
            {
                (caught, wrong) = (found, passed);
            }
        }

        var error = 0.0;
        foreach (var bin in excess)
        {
            error += Math.Abs(bin);
        }

        return new Measures(
            Share(pairs, found * passed),
            Share(steps, found),
            Share(caught, caught + wrong),
            Share(caught, found),
            found == 0 ? null : Share(2 * caught, found + caught + wrong),
            Share(wrong, passed),
            found + passed == 0 ? 0 : error / (found + passed)
        );
    }

    private static double? Share(double part, double whole) => whole == 0 ? null : part / whole;
}
