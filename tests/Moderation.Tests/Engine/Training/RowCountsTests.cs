using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Training;

public sealed class RowCountsTests
{
    private static readonly FitRecipe Plain = new()
    {
        L2 = 1,
        RatioPower = 0,
        RatioPowerOfGrams = 0,
    };

    private static readonly WeighedRow Toxic = new(
        new CorpusRow
        {
            Source = "s",
            Text = "x",
            Labels = ["insult", "threat"],
        },
        true,
        0.5f
    );

    [Fact]
    public void Of_PlainRecipe_IsTheWeightOfTheSource() => Assert.Equal([0.5f], RowCounts.Of([Toxic], Plain, [-9]));

    [Fact]
    public void Of_SourceAndKindsThatCountMore_TakesTheLargestKind()
    {
        var recipe = Plain with
        {
            Sources = new Dictionary<string, double> { ["s"] = 2, ["other"] = 7 },
            Kinds = new Dictionary<string, double> { ["insult"] = 1.5, ["threat"] = 3 },
        };

        Assert.Equal([3f], RowCounts.Of([Toxic], recipe, null));
    }

    [Theory]
    [InlineData(true, -20, 0.05f)]
    [InlineData(true, 20, 0.5f)]
    [InlineData(false, 20, 0.05f)]
    [InlineData(false, 0, 0.5f)]
    public void Of_LabelThatOtherRowsSpeakAgainst_CountsLess(bool label, float odds, float count)
    {
        var recipe = Plain with { DoubtBelow = 0.05, LeastTrust = 0.1 };

        Assert.Equal(count, RowCounts.Of([Toxic with { Label = label }], recipe, [odds])[0], 1e-6f);
    }
}
