using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Moderation.Engine.Features;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>Fits logistic regression with ML.NET's L-BFGS.</summary>
internal static class LinearFit
{
    /// <summary>Fits the examples.</summary>
    /// <param name="examples">At least one of each label.</param>
    /// <param name="scale">What each slot is multiplied by before fitting; folded into the weights after it.</param>
    /// <param name="l2">Strength of the L2 regularization.</param>
    /// <param name="seed">Seed of the ML.NET context.</param>
    /// <param name="threads">Threads of the optimizer; another number gives other last bits.</param>
    public static Weights Run(IReadOnlyList<Example> examples, float[] scale, float l2, int seed, int threads)
    {
        var context = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Input));
        schema[nameof(Input.Features)].ColumnType = new VectorDataViewType(
            NumberDataViewType.Single,
            FeatureSpace.Size
        );
        var data = context.Data.LoadFromEnumerable(Inputs(examples, scale), schema);
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(
            new LbfgsLogisticRegressionBinaryTrainer.Options
            {
                LabelColumnName = nameof(Input.Label),
                FeatureColumnName = nameof(Input.Features),
                ExampleWeightColumnName = nameof(Input.Weight),
                L1Regularization = 0,
                L2Regularization = l2,
                OptimizationTolerance = 1e-5f,
                NumberOfThreads = threads,
                DenseOptimizer = true,
            }
        );
        var linear = trainer.Fit(data).Model.SubModel;
        var weights = new float[FeatureSpace.Size];
        for (var slot = 0; slot < weights.Length; slot++)
        {
            weights[slot] = linear.Weights[slot] * scale[slot];
        }

        return new Weights(weights, linear.Bias);
    }

    private static IEnumerable<Input> Inputs(IReadOnlyList<Example> examples, float[] scale)
    {
        var input = new Input();
        foreach (var (vector, label, weight) in examples)
        {
            var values = new float[vector.Slots.Length];
            for (var place = 0; place < values.Length; place++)
            {
                values[place] = vector.Values[place] * scale[vector.Slots[place]];
            }

            input.Features = new VBuffer<float>(FeatureSpace.Size, values.Length, values, vector.Slots);
            input.Label = label;
            input.Weight = weight;
            yield return input;
        }
    }

    private sealed class Input
    {
        public VBuffer<float> Features { get; set; }
        public bool Label { get; set; }
        public float Weight { get; set; }
    }
}
