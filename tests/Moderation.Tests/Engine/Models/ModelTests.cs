using Microsoft.ML;
using Microsoft.ML.Data;
using Moderation.Engine.Deciding;
using Moderation.Engine.Features;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Models;

public sealed class ModelTests
{
    private const double Tolerance = 1e-5;

    [Theory]
    [InlineData(Category.Toxicity)]
    [InlineData(Category.Spam)]
    public void Score_InventedComments_AgreesWithMlNet(Category category) => Agrees(category, InventedComments.All);

    [Theory]
    [InlineData(Category.Toxicity)]
    [InlineData(Category.Spam)]
    [Trait("Category", "Corpus")]
    public void Score_EveryDevRow_AgreesWithMlNet(Category category)
    {
        var folder = Environment.GetEnvironmentVariable("MODERATION_CORPORA");
        Assert.False(string.IsNullOrEmpty(folder), "MODERATION_CORPORA must name the folder with dev.jsonl.");

        Agrees(category, [.. Corpus.Read([Path.Combine(folder, "dev.jsonl")]).Select(row => row.Comment)]);
    }

    [Fact]
    public void Score_FromManyThreadsAtOnce_GivesTheSameScores()
    {
        var model = ShippedModel.Model;
        var expected = InventedComments.All.Select(model.Score).ToArray();

        Parallel.For(
            0,
            2_000,
            round =>
            {
                var number = round % expected.Length;
                Assert.Equal(expected[number], model.Score(InventedComments.All[number]));
            }
        );
    }

    [Fact]
    public void Explain_RudeWord_PointsAtItInTheOriginal()
    {
        const string Text = "Thanks for the ﬁne article, but you are a complete IDIOT and I mean it.";

        var spans = ShippedModel.Model.Explain(new Comment(Text), Category.Toxicity);

        var marked = spans.Select(span => Text.Substring(span.Start, span.Length)).ToArray();
        Assert.Contains(marked, part => part.Contains("IDIOT", StringComparison.Ordinal));
        Assert.DoesNotContain(marked, part => part.Contains("article", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Category.Toxicity)]
    [InlineData(Category.Spam)]
    public void Explain_WhateverTheThreadReadBefore_GivesTheSameSpans(Category category) =>
        Assert.All(
            InventedComments.All.Append(new Comment(string.Join(' ', InventedComments.All.Select(one => one.Text)))),
            comment =>
            {
                var model = ShippedModel.Model;
                model.Score(new Comment("Another comment, so that this one has to be read again."));
                var alone = Rounded(model.Explain(comment, category));

                model.Score(comment);
                var scored = Rounded(model.Explain(comment, category));
                var again = Rounded(model.Explain(comment, category));
                model.Language(comment.Text);
                var afterLanguage = Rounded(model.Explain(comment, category));

                Assert.Equal(alone, scored);
                Assert.Equal(alone, again);
                Assert.Equal(alone, afterLanguage);
            }
        );

    [Fact]
    public void Explain_AnyComment_GivesSpansInOrderWithinTheText() =>
        Assert.All(
            InventedComments.All,
            comment =>
            {
                var spans = ShippedModel.Model.Explain(comment, Category.Spam);
                var end = 0;
                Assert.All(
                    spans,
                    span =>
                    {
                        Assert.True(span.Length > 0);
                        Assert.InRange(span.Start, end, comment.Text.Length - span.Length);
                        end = span.Start + span.Length;
                    }
                );
            }
        );

    // Sums of floats in another order differ in their last bits.
    private static Span[] Rounded(IReadOnlyList<Span> spans) =>
        [.. spans.Select(span => span with { Share = MathF.Round(span.Share ?? 0, 3) })];

    // What anyone would get who loads the file with ML.NET and gives it the featurizer's vectors.
    private static void Agrees(Category category, IReadOnlyList<Comment> comments)
    {
        var context = new MLContext();
        var file = Path.Combine(Model.ShippedFolder, ModelFiles.Weights(category));
        var transformer = context.Model.Load(file, out _);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, FeatureSpace.Size);
        var rows = comments.Select(comment => FeatureVector.Of(comment, Category.Spam)).Select(Row.Of);
        var scored = transformer.Transform(context.Data.LoadFromEnumerable(rows, schema));
        var probabilities = scored.GetColumn<float>("Probability").ToArray();

        Assert.Equal(comments.Count, probabilities.Length);
        for (var number = 0; number < probabilities.Length; number++)
        {
            var scores = ShippedModel.Model.Score(comments[number]);
            var score = category == Category.Toxicity ? scores.Toxicity : scores.Spam;
            Assert.Equal(probabilities[number], score, Tolerance);
        }
    }

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        public static Row Of(FeatureVector vector) =>
            new()
            {
                Features = new VBuffer<float>(FeatureSpace.Size, vector.Slots.Length, vector.Values, vector.Slots),
            };
    }
}
