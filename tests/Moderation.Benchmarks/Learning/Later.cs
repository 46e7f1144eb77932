using Moderation.Engine.Evaluation;
using Moderation.Engine.Features;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Benchmarks.Learning;

/// <summary>The rows that are measured, read once.</summary>
internal sealed class Later(Blog blog)
{
    private const double Risk = 0.01;

    private readonly FeatureVector[] _vectors =
    [
        .. blog.Later.Select(row => FeatureVector.Of(row.Comment, blog.Category)),
    ];

    private readonly bool[] _labels = [.. blog.Later.Select(row => row.Label(blog.Category) == true)];

    /// <summary>The share of positives.</summary>
    public double Rate => _labels.Average(label => label ? 1.0 : 0);

    /// <summary>The rows by what weights say of them.</summary>
    public Ranking Rank(Weights weights) =>
        new(
            _vectors.Select(
                (vector, row) =>
                    new ScoredLabel((float)Calibration.None.Probability(weights.Sum(vector)), _labels[row], row)
            )
        );

    /// <summary>
    /// The least share that must go to review, those of the highest scores, so that of the others at most one in a hundred is
    /// bad.
    /// </summary>
    public static double Load(Ranking ranking, int? draw = null)
    {
        double bad = 0,
            all = 0,
            approved = 0;
        for (var place = ranking.Rows.Count - 1; place >= 0; place--)
        {
            var row = ranking.Rows[place];
            var times = Resampling.Times(draw, row.Unit);
            bad += row.Label ? times : 0;
            all += times;
            approved = bad <= Risk * all ? all : approved;
        }

        return all == 0 ? 1 : 1 - (approved / all);
    }
}
