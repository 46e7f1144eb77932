using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>Turns the sums of a fit into probabilities that hold at a natural rate of positives (Platt 1999).</summary>
/// <param name="Factor">What a sum is multiplied by to give log odds.</param>
/// <param name="Offset">What is added then.</param>
internal readonly record struct Calibration(double Factor, double Offset)
{
    /// <summary>Leaves the sums of a fit as they are: its own log odds.</summary>
    public static Calibration None { get; } = new(1, 0);

    /// <summary>Fits the calibration.</summary>
    /// <param name="scored">Rows with sums from fits without them; with one label alone there is nothing to fit.</param>
    /// <param name="naturalRate">The share of positives to assume, 0 to 1.</param>
    public static Calibration Fit(IReadOnlyList<ScoredRow> scored, double naturalRate)
    {
        double positives = scored.Where(row => row.Label).Sum(row => row.Weight);
        double negatives = scored.Where(row => !row.Label).Sum(row => row.Weight);
        if (positives == 0 || negatives == 0)
        {
            return None;
        }

        var (positive, negative) = (naturalRate / positives, (1 - naturalRate) / negatives);
        var context = new MLContext(seed: 0);
        var data = context.Data.LoadFromEnumerable(
            scored.Select(row => new Input
            {
                Score = row.Sum,
                Label = row.Label,
                Weight = (float)(scored.Count * row.Weight * (row.Label ? positive : negative)),
            })
        );
        var estimator = context.BinaryClassification.Calibrators.Platt(
            nameof(Input.Label),
            nameof(Input.Score),
            nameof(Input.Weight)
        );
        var platt = ((ISingleFeaturePredictionTransformer<PlattCalibrator>)estimator.Fit(data)).Model;
        return new Calibration(-platt.Slope, -platt.Offset);
    }

    /// <summary>The probability of a sum, 0 to 1.</summary>
    public double Probability(double sum) => 1 / (1 + Math.Exp(-((sum * Factor) + Offset)));

    /// <summary>Weights whose sums are the calibrated log odds.</summary>
    public Weights Fold(Weights weights)
    {
        var factor = (float)Factor;
        return new Weights(
            [.. weights.Slots.Select(weight => weight * factor)],
            (weights.Bias * factor) + (float)Offset
        );
    }

    private sealed class Input
    {
        public float Score { get; set; }
        public bool Label { get; set; }
        public float Weight { get; set; }
    }
}
