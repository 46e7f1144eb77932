using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>Runs the fits of a recipe side by side and averages their weights: still one weight for each feature.</summary>
/// <param name="examples">All rows of the category.</param>
/// <param name="used">The places of their features.</param>
/// <param name="seed">Decides the order in which the rows are visited.</param>
/// <param name="threads">How many fits run at once, at least 1.</param>
/// <param name="fitted">Called after each fit, never twice at once.</param>
/// <param name="cancel">Ends the fits early.</param>
internal sealed class Ensemble(
    Example[] examples,
    UsedSlots used,
    int seed,
    int threads,
    Action fitted,
    CancellationToken cancel = default
)
{
    /// <summary>Fits each recipe for each set of rows.</summary>
    /// <param name="recipes">The fits to average.</param>
    /// <param name="sets">Which rows a fit may see.</param>
    /// <param name="counts">How much the rows count for a recipe.</param>
    /// <returns>For each set the averaged weights, by place.</returns>
    public (double[] Weights, double Bias)[] Fit(
        IReadOnlyList<FitRecipe> recipes,
        IReadOnlyList<Func<int, bool>> sets,
        Func<FitRecipe, float[]> counts
    )
    {
        var fits = new Weights[sets.Count * recipes.Count];
        var ofRecipes = recipes.Select(counts).ToArray();
        Parallel.For(
            0,
            fits.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            number =>
            {
                var (recipe, set) = (number % recipes.Count, sets[number / recipes.Count]);
                float[] inside = [.. ofRecipes[recipe].Select((count, row) => set(row) ? count : 0)];
                fits[number] = LinearFit.Run(examples, inside, used, recipes[recipe], seed, cancel);
                lock (fits)
                {
                    fitted();
                }
            }
        );
        return [.. fits.Chunk(recipes.Count).Select(ofSet => Average(ofSet, recipes))];
    }

    /// <summary>The weighted sum of each row by the weights of the set that leaves it out.</summary>
    public float[] SumsOfLeftOut((double[] Weights, double Bias)[] ofSets, Func<int, int> leftOutBy)
    {
        var sums = new float[examples.Length];
        for (var row = 0; row < sums.Length; row++)
        {
            var (weights, bias) = ofSets[leftOutBy(row)];
            var vector = examples[row].Vector;
            var sum = bias + examples[row].Offset;
            for (var at = 0; at < vector.Slots.Length; at++)
            {
                sum += weights[vector.Slots[at]] * vector.Values[at];
            }

            sums[row] = (float)sum;
        }

        return sums;
    }

    private static (double[] Weights, double Bias) Average(Weights[] fits, IReadOnlyList<FitRecipe> recipes)
    {
        var all = recipes.Sum(recipe => recipe.Share);
        var (weights, bias) = (new double[fits[0].Slots.Length], 0.0);
        for (var number = 0; number < fits.Length; number++)
        {
            var share = recipes[number].Share / all;
            bias += share * fits[number].Bias;
            for (var place = 0; place < weights.Length; place++)
            {
                weights[place] += share * fits[number].Slots[place];
            }
        }

        return (weights, bias);
    }
}
