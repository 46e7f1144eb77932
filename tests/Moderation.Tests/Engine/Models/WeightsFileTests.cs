using Moderation.Engine.Features;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Models;

public sealed class WeightsFileTests
{
    [Fact]
    public void Load_AfterSave_GivesTheSameWeights()
    {
        using var folder = new TemporaryFolder();
        var weights = Invent();

        WeightsFile.Save(folder["weights.zip"], weights);
        var loaded = WeightsFile.Load(folder["weights.zip"]);

        Assert.Equal(weights.Bias, loaded.Bias);
        Assert.Equal(weights.Slots, loaded.Slots);
    }

    [Fact]
    public void Save_Twice_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();

        WeightsFile.Save(folder["first.zip"], Invent());
        WeightsFile.Save(folder["second.zip"], Invent());

        Assert.Equal(File.ReadAllBytes(folder["first.zip"]), File.ReadAllBytes(folder["second.zip"]));
    }

    [Fact]
    public void Load_FileThatIsNoModel_SaysWhichFile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["weights.zip"], "this is not a zip");

        var exception = Assert.Throws<ModelException>(() => WeightsFile.Load(folder["weights.zip"]));

        Assert.Contains(folder["weights.zip"], exception.Message, StringComparison.Ordinal);
    }

    private static Weights Invent()
    {
        var random = new Random(7);
        var slots = new float[FeatureSpace.Size];
        for (var slot = 0; slot < slots.Length; slot += 97)
        {
            slots[slot] = random.NextSingle() - 0.5f;
        }

        return new Weights(slots, -1.25f);
    }
}
