using Moderation.Engine.Features;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training.Adapting;

/// <summary>
/// Adapts the weights of one category: a correction that is drawn towards zero (L2) is fitted on top of the root's log
/// odds, which is the most probable model where the root's weights are what is expected beforehand (Chelba and Acero
/// 2006, "Adaptation of Maximum Entropy Capitalizer: Little Data Can Help a Lot"). What the labels do not speak of keeps
/// the root's weights, in the same proportion to each other.
/// </summary>
internal sealed class CategoryAdapter(Category category, Weights root, int seed, CancellationToken cancel)
{
    /// <summary>All the work of <see cref="Adapt"/>, in the unit in which it reports.</summary>
    public const int Work = WorkOfReading + AdaptingRecipe.Folds + 1;

    // Of what the labels do not speak of, the root remains the best that is known.
    private const double LeastWorth = 0.5;

    // Reading the rows takes about as long as so many fits.
    private const int WorkOfReading = 3;

    /// <summary>Adapts to the rows.</summary>
    /// <param name="rows">The rows of the category, with both labels.</param>
    /// <param name="rootThreshold">The root's threshold: the new one sends as large a share to review.</param>
    /// <param name="worked">Called with each part of the work that is done.</param>
    /// <returns>Calibrated weights in whole steps, and the threshold.</returns>
    public (Weights Weights, double Threshold) Adapt(
        IReadOnlyList<AdaptingRow> rows,
        double rootThreshold,
        Action<double> worked
    )
    {
        var vectors = Read(rows, worked);
        float[] odds = [.. vectors.Select(root.Sum)];

        // How much the root's log odds are worth on this blog comes first: with words enough to explain every label, the
        // fit would never find out.
        var agreement = Calibration.Drawn([.. rows.Select((row, at) => new ScoredRow(odds[at], row.Label, row.Count))]);
        var worth = Math.Clamp(agreement.Factor, LeastWorth, 1);
        var start = new Calibration(worth, 0).Fold(root);
        var used = new UsedSlots(vectors);
        var examples = Compact(rows, vectors, used, start);

        var ensemble = new Ensemble(examples, used, seed, 1, () => worked(1), cancel);
        var fits = ensemble.Fit(
            [AdaptingRecipe.For(category)],
            [
                .. Enumerable
                    .Range(0, AdaptingRecipe.Folds)
                    .Select(fold => (Func<int, bool>)(row => rows[row].Fold != fold)),
                _ => true,
            ],
            _ => [.. rows.Select(row => row.Count)]
        );
        var sums = ensemble.SumsOfLeftOut(fits, row => rows[row].Fold);
        var calibration = AdaptedCalibration.Of(rows, odds, sums);
        var (correction, bias) = fits[^1];
        return (
            calibration.Fold(Sum(start, used.Spread(correction), bias)).Rounded(),
            AdaptedThreshold.Of(rows, odds, rootThreshold, [.. sums.Select(sum => calibration.Probability(sum))])
        );
    }

    private FeatureVector[] Read(IReadOnlyList<AdaptingRow> rows, Action<double> worked)
    {
        var vectors = new FeatureVector[rows.Count];
        for (var number = 0; number < vectors.Length; number++)
        {
            cancel.ThrowIfCancellationRequested();
            vectors[number] = FeatureVector.Of(rows[number].Comment, category);
            worked((double)WorkOfReading / vectors.Length);
        }

        return vectors;
    }

    // A vector is let go as soon as its example is made: of many labels, both together would take twice the memory.
    private Example[] Compact(IReadOnlyList<AdaptingRow> rows, FeatureVector[] vectors, UsedSlots used, Weights start)
    {
        var examples = new Example[vectors.Length];
        for (var number = 0; number < examples.Length; number++)
        {
            cancel.ThrowIfCancellationRequested();
            var vector = used.Compact(vectors[number]);
            var words = vector.Slots.Count(place => place < used.Words);
            examples[number] = new Example(vector, words, 0, rows[number].Label, start.Sum(vectors[number]));
            vectors[number] = vector;
        }

        return examples;
    }

    private static Weights Sum(Weights start, float[] correction, double bias)
    {
        for (var slot = 0; slot < correction.Length; slot++)
        {
            correction[slot] += start.Slots[slot];
        }

        return new Weights(correction, start.Bias + (float)bias);
    }
}
