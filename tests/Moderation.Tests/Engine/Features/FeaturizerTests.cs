using System.Diagnostics;
using Moderation.Engine.Deciding;
using Moderation.Engine.Features;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Features;

public sealed class FeaturizerTests
{
    [Fact]
    public void Read_TheSameCommentsAgain_AllocatesNothing()
    {
        var featurizer = new Featurizer();

        // Buffers grow in the first rounds, and code that the runtime has not optimized yet allocates where it later
        // does not; how soon it does depends on what else the process compiles.
        var least = long.MaxValue;
        for (var started = Stopwatch.StartNew(); least > 0 && started.Elapsed < TimeSpan.FromSeconds(30); )
        {
            least = Math.Min(least, Allocated(featurizer));
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void Of_AnyComment_GivesAscendingSlotsWithinTheSpace() =>
        Assert.All(
            InventedComments.All,
            comment =>
            {
                var vector = FeatureVector.Of(comment, Category.Spam);
                Assert.Equal(vector.Slots.Distinct().Order(), vector.Slots);
                Assert.All(vector.Slots, slot => Assert.InRange(slot, 0, FeatureSpace.Size - 1));
                Assert.All(vector.Values, value => Assert.True(float.IsFinite(value)));
            }
        );

    [Fact]
    public void Of_AuthorForToxicity_ChangesNothing()
    {
        var alone = FeatureVector.Of(new Comment("a text"), Category.Toxicity);
        var withAuthor = FeatureVector.Of(new Comment("a text", "Anna", "http://example.com"), Category.Toxicity);

        Assert.Equal(alone.Slots, withAuthor.Slots);
        Assert.Equal(alone.Values, withAuthor.Values);
    }

    [Fact]
    public void Of_AuthorForSpam_LeavesTheTextsFeaturesAsTheyAre()
    {
        var alone = Text(FeatureVector.Of(new Comment("a text"), Category.Spam));
        var withAuthor = Text(FeatureVector.Of(new Comment("a text", "Anna", "http://example.com"), Category.Spam));

        Assert.Equal(alone, withAuthor);
    }

    private static (int, float)[] Text(FeatureVector vector) =>
        [.. vector.Slots.Zip(vector.Values).Where(pair => pair.First < FeatureSpace.Origin.Start)];

    private static long Allocated(Featurizer featurizer)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var number = 0; number < InventedComments.All.Count; number++)
        {
            featurizer.Read(InventedComments.All[number]);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
