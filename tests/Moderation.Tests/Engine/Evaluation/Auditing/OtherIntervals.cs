using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Auditing;

namespace Moderation.Tests.Engine.Evaluation.Auditing;

/// <summary>Intervals that are not used, to compare with.</summary>
internal static class OtherIntervals
{
    /// <summary>The textbook's normal approximation.</summary>
    public static Interval Wald(IReadOnlyCollection<AuditCell> cells)
    {
        double all = cells.Sum(cell => cell.Population);
        var (mean, variance) = (0.0, 0.0);
        foreach (var cell in cells.Where(cell => cell.Answered > 0))
        {
            var (part, share) = (cell.Population / all, (double)cell.Found / cell.Answered);
            var unseen = 1 - ((double)cell.Answered / cell.Population);
            mean += part * share;
            variance += part * part * unseen * share * (1 - share) / cell.Answered;
        }

        return new Interval(mean - (1.96 * Math.Sqrt(variance)), mean + (1.96 * Math.Sqrt(variance)));
    }

    /// <summary>Exact limits of each cell, so strict that they hold together, and their sums (Wright 1991).</summary>
    public static Interval Sums(IReadOnlyCollection<AuditCell> cells)
    {
        var error = 0.025 / cells.Count;
        double all = cells.Sum(cell => cell.Population);
        var limits = cells
            .Select(cell => new SampledCell(cell.Population, cell.Answered, cell.Found))
            .Select(cell => cell.Sample == 0 ? (0, cell.Population) : Hypergeometric.Limits(cell, error))
            .ToArray();
        return new Interval(limits.Sum(limit => limit.Item1) / all, limits.Sum(limit => limit.Item2) / all);
    }
}
