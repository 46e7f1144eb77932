using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;
using Moderation.Engine.Features;

namespace Moderation.Engine.Models;

/// <summary>
/// The weights of one category as an ML.NET model, which <c>mlContext.Model.Load</c> reads: a linear model over a
/// column <c>Features</c> and a calibrator, giving <c>Score</c> (log odds) and <c>Probability</c>.
/// </summary>
internal static class WeightsFile
{
    /// <summary>The columns of what <c>mlContext.Model.Load</c> gives back.</summary>
    public const string FeaturesColumn = "Features";

    public static void Save(string path, Weights weights) => File.WriteAllBytes(path, Pack(weights));

    /// <summary>The bytes of the file; the same weights give the same bytes.</summary>
    public static byte[] Pack(Weights weights)
    {
        var context = new MLContext(seed: 0);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[FeaturesColumn].ColumnType = new VectorDataViewType(NumberDataViewType.Single, weights.Slots.Length);
        var nothing = context.Data.LoadFromEnumerable(Array.Empty<Row>(), schema);

        var slots = new VBuffer<float>(weights.Slots.Length, weights.Slots);
        var linear = Linear(context, in slots, weights.Bias, null);
        var scored = Generic<LinearBinaryModelParameters>.Transformer(
            context,
            linear,
            nothing.Schema,
            FeaturesColumn,
            0,
            "Score"
        );
        var calibrated = context.BinaryClassification.Calibrators.Platt(-1, 0).Fit(scored.Transform(nothing));
        using var stream = new MemoryStream();
        context.Model.Save(new TransformerChain<ITransformer>(scored, calibrated), nothing.Schema, stream);
        stream.Position = 0;
        return RepeatableZip.Write(stream);
    }

    /// <exception cref="ModelException">The file is not such a model.</exception>
    public static Weights Load(string path)
    {
        using var file = File.OpenRead(path);
        return Load(file, path);
    }

    /// <param name="file">The file's bytes, from a place that can be sought.</param>
    /// <param name="path">Names it in messages.</param>
    /// <exception cref="ModelException">The file is not such a model.</exception>
    public static Weights Load(Stream file, string path)
    {
        var context = new MLContext(seed: 0);
        try
        {
            var chain = (TransformerChain<ITransformer>)context.Model.Load(file, out _);
            var scored = chain.OfType<ISingleFeaturePredictionTransformer<object>>().First();
            var linear = (LinearBinaryModelParameters)scored.Model;
            if (linear.Weights.Count != FeatureSpace.Size)
            {
                throw new ModelException($"'{path}' has {linear.Weights.Count} weights, not {FeatureSpace.Size}.");
            }

            var slots = new float[FeatureSpace.Size];
            Buffer(linear).CopyTo(slots);
            return new Weights(slots, linear.Bias);
        }
        catch (Exception exception) when (exception is not ModelException)
        {
            throw new ModelException($"'{path}' is not a model of this version: {exception.Message}", exception);
        }
    }

    // ML.NET offers no public way to a linear model with given weights, and ours change after its trainer has
    // finished: the scale of the features and the calibration are folded in.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern LinearBinaryModelParameters Linear(
        IHostEnvironment environment,
        in VBuffer<float> weights,
        float bias,
        ModelStatisticsBase? statistics
    );

    // What ML.NET shows of its weights is read one by one through two interfaces, millions of them at each start.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "Weight")]
    private static extern ref VBuffer<float> Buffer(LinearModelParameters linear);

    private static class Generic<TModel>
        where TModel : class
    {
        // An accessor of a generic type's member must stand in a type with the same parameters.
        [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
        public static extern BinaryPredictionTransformer<TModel> Transformer(
            IHostEnvironment environment,
            TModel model,
            DataViewSchema schema,
            string featureColumn,
            float threshold,
            string thresholdColumn
        );
    }

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }
    }
}
