using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>
/// Fits logistic regression with L2 regularization by dual coordinate descent (Yu, Huang and Lin 2011), as LIBLINEAR
/// does: on sparse rows it comes closer to the optimum than a quasi-Newton method in the same time, and as a fit needs
/// one thread, its result does not depend on how many run at once.
/// </summary>
internal sealed class LinearFit
{
    // Later rounds change the ranking of comments no more.
    private const int Rounds = 12;

    // The bias is a feature of every row; the larger its value, the less it is held down.
    private const float BiasSquare = 9;
    private const double NewtonTolerance = 1e-3;
    private const int MostNewtonSteps = 50;

    private readonly Example[] _examples;
    private readonly float[] _squares;
    private readonly float[] _weights;
    private readonly float[][] _ofSource;
    private readonly float _squareOfSource;
    private float _bias;

    private LinearFit(Example[] examples, float[] scale, int words, float ofSource)
    {
        // Scaling a feature by s is the same as taking s² as much of every step for its weight.
        _examples = examples;
        _squares = [.. scale.Select(value => value * value)];
        _weights = new float[scale.Length];
        _squareOfSource = ofSource * ofSource;
        var sources = ofSource == 0 ? 0 : 1 + examples.Max(example => example.Source);
        _ofSource = [.. Enumerable.Range(0, sources).Select(_ => new float[words])];
    }

    /// <summary>Fits the examples.</summary>
    /// <param name="examples">The rows.</param>
    /// <param name="counts">How much each row counts; those of 0 are left out. At least one of each label is above 0.</param>
    /// <param name="used">The places of the features.</param>
    /// <param name="recipe">The settings.</param>
    /// <param name="seed">Decides the order in which the rows are visited.</param>
    /// <param name="cancel">Ends the fit early.</param>
    /// <returns>Weights by place.</returns>
    public static Weights Run(
        Example[] examples,
        float[] counts,
        UsedSlots used,
        FitRecipe recipe,
        int seed,
        CancellationToken cancel = default
    )
    {
        var scale = FeatureScale.Of(examples, counts, used.Slots, recipe);
        var fit = new LinearFit(examples, scale, used.Words, recipe.OfSource);
        int[] rows = [.. Enumerable.Range(0, examples.Length).Where(row => counts[row] > 0)];
        double[] squares = [.. examples.Select((_, row) => counts[row] > 0 ? fit.SquareOf(row) : 0)];
        var duals = new (double Inner, double Outer)[examples.Length];
        foreach (var row in rows)
        {
            var most = counts[row] / recipe.L2;
            var least = Math.Min(1e-3 * most, 1e-8);
            duals[row] = (least, most - least);
        }

        var random = new Random(seed);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(rows);
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                ref var dual = ref duals[row];
                fit.Visit(row, squares[row], counts[row] / recipe.L2, ref dual.Inner, ref dual.Outer);
            }
        }

        return new Weights(fit._weights, fit._bias);
    }

    // One step for one row: Newton's method on the dual variable that is nearer to its solution (algorithm 5 there).
    private void Visit(int row, double square, double most, ref double inner, ref double outer)
    {
        var label = _examples[row].Label ? 1 : -1;
        var margin = label * Sum(row);
        var first = (0.5 * square * (outer - inner)) + margin >= 0;
        var sign = first ? 1 : -1;
        var before = first ? inner : outer;
        var dual = most - before < 0.5 * most ? 0.1 * before : before;
        var steps = 0;
        for (; steps <= MostNewtonSteps; steps++)
        {
            var gradient = (square * (dual - before)) + (sign * margin) + Math.Log(dual / (most - dual));
            if (Math.Abs(gradient) < NewtonTolerance)
            {
                break;
            }

            var next = dual - (gradient / (square + (most / (most - dual) / dual)));
            dual = Math.Min(next <= 0 ? 0.1 * dual : next, most * (1 - 1e-9));
        }

        if (steps == 0)
        {
            return;
        }

        (inner, outer) = first ? (dual, most - dual) : (most - dual, dual);
        Move(row, (float)(sign * (dual - before) * label));
    }

    private float Sum(int row)
    {
        var (vector, words, source, _, offset) = _examples[row];
        ReadOnlySpan<int> places = vector.Slots;
        var values = vector.Values.AsSpan(0, places.Length);
        var sum = _bias + offset;
        for (var at = 0; at < places.Length; at++)
        {
            sum += _weights[places[at]] * values[at];
        }

        for (var at = 0; _ofSource.Length > 0 && at < words; at++)
        {
            sum += _ofSource[source][places[at]] * values[at];
        }

        return sum;
    }

    private void Move(int row, float step)
    {
        var (vector, words, source, _, _) = _examples[row];
        ReadOnlySpan<int> places = vector.Slots;
        var values = vector.Values.AsSpan(0, places.Length);
        _bias += step * BiasSquare;
        for (var at = 0; at < places.Length; at++)
        {
            _weights[places[at]] += step * values[at] * _squares[places[at]];
        }

        for (var at = 0; _ofSource.Length > 0 && at < words; at++)
        {
            _ofSource[source][places[at]] += step * _squareOfSource * values[at] * _squares[places[at]];
        }
    }

    // The squared length of a row as the fit sees it.
    private double SquareOf(int row)
    {
        var (vector, words, _, _, _) = _examples[row];
        double square = BiasSquare;
        for (var at = 0; at < vector.Slots.Length; at++)
        {
            var one = vector.Values[at] * vector.Values[at] * _squares[vector.Slots[at]];
            square += at < words ? one * (1 + _squareOfSource) : one;
        }

        return square;
    }
}
