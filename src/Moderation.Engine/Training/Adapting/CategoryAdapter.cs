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
    public static int Work { get; } = WorkOfReading + (AdaptingRecipe.Strengths.Count * AdaptingRecipe.Folds) + 1;

    // Of what the labels do not speak of, the root remains the best that is known.
    private const double LeastWorth = 0.75;

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
        float[] scale = [.. used.Slots.Select(Held(rows.Count))];
        var examples = Compact(rows, vectors, used, scale, start);

        var ensemble = new Ensemble(examples, used, seed, 1, () => worked(1), cancel);
        var (recipe, sums) = StrengthChoice.Of(rows, AdaptingRecipe.For(category), ensemble);
        var (correction, bias) = ensemble.Fit([recipe], [_ => true], _ => [.. rows.Select(row => row.Count)])[0];
        for (var place = 0; place < correction.Length; place++)
        {
            correction[place] *= scale[place];
        }

        var calibration = AdaptedCalibration.Of(rows, odds, sums);
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

    // What a feature's values are multiplied by: the same regularization then holds its weight by the square of it. As that
    // falls like the rows grow, the root keeps its share of what they say. That thinned rows stand for others is left out:
    // with it, more labels taught less.
    private Func<int, float> Held(int rows)
    {
        var known = (float)Math.Min(1, Math.Sqrt((double)AdaptingRecipe.FreeRows / rows));
        return slot => root.Slots[slot] == 0 ? 1 : known;
    }

    // A vector is let go as soon as its example is made: of many labels, both together would take twice the memory.
    private Example[] Compact(
        IReadOnlyList<AdaptingRow> rows,
        FeatureVector[] vectors,
        UsedSlots used,
        float[] scale,
        Weights start
    )
    {
        var examples = new Example[vectors.Length];
        for (var number = 0; number < examples.Length; number++)
        {
            cancel.ThrowIfCancellationRequested();
            var vector = used.Compact(vectors[number]);
            for (var at = 0; at < vector.Slots.Length; at++)
            {
                vector.Values[at] *= scale[vector.Slots[at]];
            }

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
