using Microsoft.ML;
using Microsoft.ML.Data;

namespace Moderation.Benchmarks.Scoring;

/// <summary>
/// What one gets from ML.NET without writing a featurizer: <c>FeaturizeText</c> and a linear model behind a
/// <c>PredictionEngine</c>, for one category.
/// </summary>
internal sealed class Baseline : IDisposable
{
    private readonly PredictionEngine<Input, Output> _engine;
    private readonly Input _input = new();
    private Output _output = new();

    /// <summary>Trains it; its accuracy does not matter here, the size of its dictionary does.</summary>
    public Baseline(IEnumerable<LabelledText> texts)
    {
        var context = new MLContext(seed: 1);
        var rows = context.Data.LoadFromEnumerable(
            texts.Select(text => new Input { Text = text.Text, Label = text.Label })
        );
        var pipeline = context
            .Transforms.Text.FeaturizeText("Features", nameof(Input.Text))
            .Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression());
        _engine = context.Model.CreatePredictionEngine<Input, Output>(pipeline.Fit(rows));
    }

    /// <summary>The probability of one category.</summary>
    public float Score(string text)
    {
        _input.Text = text;
        _engine.Predict(_input, ref _output);
        return _output.Probability;
    }

    public void Dispose() => _engine.Dispose();

    private sealed class Input
    {
        public string Text { get; set; } = "";
        public bool Label { get; set; }
    }

    private sealed class Output
    {
        public float Probability { get; set; }
    }
}
