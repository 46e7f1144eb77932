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
    private const int NewtonRounds = 50;
    private const double FactorDeviation = 0.5;
    private const double OffsetDeviation = 2;
    private const double LeastFactor = 0.1;

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

    /// <summary>
    /// Fits the calibration to rows that stand for what a blog gets, drawn towards another one: the fewer there are, and the
    /// more unequal their weights, the less it moves (the most probable one, where both parameters are normally distributed
    /// around the other's beforehand). It never turns the order of the sums around.
    /// </summary>
    /// <param name="scored">Rows with sums from fits without them, each weighing what it stands for; at least one.</param>
    /// <param name="towards">Where it stays without evidence; <see cref="None"/> when absent.</param>
    /// <param name="least">The factor is not less than this, 0 or more and 0.1 when absent; at 0 the sums may say nothing.</param>
    /// <param name="most">The sums are not made surer than by this factor, at least <paramref name="least"/>.</param>
    public static Calibration Drawn(
        IReadOnlyList<ScoredRow> scored,
        Calibration? towards = null,
        double least = LeastFactor,
        double most = double.PositiveInfinity
    )
    {
        var mean = towards ?? None;
        // Kish's effective number: so many rows of equal weight would say as much.
        double all = scored.Sum(row => (double)row.Weight);
        var share = all / scored.Sum(row => (double)row.Weight * row.Weight);
        var (factor, offset) = (mean.Factor, mean.Offset);
        for (var round = 0; round < NewtonRounds; round++)
        {
            var (gradientOfFactor, gradientOfOffset) = (
                (factor - mean.Factor) / (FactorDeviation * FactorDeviation),
                (offset - mean.Offset) / (OffsetDeviation * OffsetDeviation)
            );
            var (ofFactor, ofBoth, ofOffset) = (
                1 / (FactorDeviation * FactorDeviation),
                0.0,
                1 / (OffsetDeviation * OffsetDeviation)
            );
            foreach (var (sum, label, weight) in scored)
            {
                var probability = 1 / (1 + Math.Exp(-((sum * factor) + offset)));
                var pull = share * weight * (probability - (label ? 1 : 0));
                var curve = share * weight * probability * (1 - probability);
                gradientOfFactor += pull * sum;
                gradientOfOffset += pull;
                ofFactor += curve * sum * sum;
                ofBoth += curve * sum;
                ofOffset += curve;
            }

            // Newton's method; a step is kept short, as far from the solution the curve says little.
            var determinant = (ofFactor * ofOffset) - (ofBoth * ofBoth);
            var step = Short(((ofOffset * gradientOfFactor) - (ofBoth * gradientOfOffset)) / determinant);
            var next = Math.Clamp(factor - step, least, most);
            // Where the factor may go no further, the offset is alone.
            offset -= Short(
                next == factor
                    ? gradientOfOffset / ofOffset
                    : ((ofFactor * gradientOfOffset) - (ofBoth * gradientOfFactor)) / determinant
            );
            factor = next;
        }

        return new Calibration(factor, offset);
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

    private static double Short(double step) => Math.Clamp(step, -0.5, 0.5);

    private sealed class Input
    {
        public float Score { get; set; }
        public bool Label { get; set; }
        public float Weight { get; set; }
    }
}
