using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Moderation.Engine.Features;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>Fits logistic regression with ML.NET's L-BFGS.</summary>
internal static class LinearFit
{
    // Looser ones end too early: 1e-4 costs a thousandth of AUC on most sources.
    private const float Tolerance = 1e-5f;

    /// <summary>Fits the examples.</summary>
    /// <param name="examples">At least one of each label.</param>
    /// <param name="scale">
    /// What each slot is multiplied by before fitting, folded into the weights after it; 0 leaves the slot out.
    /// </param>
    /// <param name="recipe">Says how strong the regularization is, and how far a source may differ.</param>
    /// <param name="seed">Seed of the ML.NET context.</param>
    /// <param name="threads">Threads of the optimizer; another number gives other last bits.</param>
    public static Weights Run(IReadOnlyList<Example> examples, float[] scale, Recipe recipe, int seed, int threads)
    {
        // Most slots of the space are never used: the optimizer sees the others alone, side by side.
        int[] used = [.. Enumerable.Range(0, scale.Length).Where(slot => scale[slot] != 0)];
        var places = new int[scale.Length];
        for (var place = 0; place < used.Length; place++)
        {
            places[used[place]] = place;
        }

        var ofSource = recipe.OfSource == 0 ? null : SourcePlaces.Of(examples, scale, used.Length);
        var size = ofSource?.End ?? used.Length;
        var context = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Input));
        schema[nameof(Input.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        var inputs = examples.Select(example => Input.Of(example, scale, places, size, ofSource, recipe.OfSource));
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                LabelColumnName = nameof(Input.Label),
                FeatureColumnName = nameof(Input.Features),
                ExampleWeightColumnName = nameof(Input.Weight),
                L1Regularization = 0,
                L2Regularization = recipe.L2,
                OptimizationTolerance = Tolerance,
                NumberOfThreads = threads,
                DenseOptimizer = true,
            }
        );
        var linear = trainer.Fit(context.Data.LoadFromEnumerable(inputs, schema)).Model.SubModel;
        var weights = new float[FeatureSpace.Size];
        for (var place = 0; place < used.Length; place++)
        {
            weights[used[place]] = linear.Weights[place] * scale[used[place]];
        }

        return new Weights(weights, linear.Bias);
    }

    private sealed class Input
    {
        public VBuffer<float> Features { get; set; }
        public bool Label { get; set; }
        public float Weight { get; set; }

        public static Input Of(
            Example example,
            float[] scale,
            int[] places,
            int size,
            SourcePlaces? ofSource,
            float scaleOfSource
        )
        {
            var (vector, source, label, weight) = example;
            var slots = new List<int>(vector.Slots.Length);
            var values = new List<float>(vector.Slots.Length);
            for (var number = 0; number < vector.Slots.Length; number++)
            {
                var slot = vector.Slots[number];
                if (scale[slot] != 0)
                {
                    slots.Add(places[slot]);
                    values.Add(vector.Values[number] * scale[slot]);
                }
            }

            for (var number = 0; ofSource is not null && number < vector.Slots.Length; number++)
            {
                var slot = vector.Slots[number];
                if (ofSource.At(source, slot) is { } place)
                {
                    slots.Add(place);
                    values.Add(vector.Values[number] * scale[slot] * scaleOfSource);
                }
            }

            return new Input
            {
                Features = new VBuffer<float>(size, slots.Count, [.. values], [.. slots]),
                Label = label,
                Weight = weight,
            };
        }
    }
}
