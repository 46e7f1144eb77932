using System.Text.Json;
using System.Text.Json.Nodes;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Models;

public sealed class ModelFolderTests : IDisposable
{
    private const long LargestFolder = 16 * 1024 * 1024;

    private readonly TemporaryFolder _folder = new();

    public ModelFolderTests()
    {
        foreach (var file in Directory.GetFiles(Model.ShippedFolder))
        {
            File.Copy(file, _folder[Path.GetFileName(file)]);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_Copy_Works() => Assert.Equal(ShippedModel.Model.Version, Model.Load(_folder.Path).Version);

    [Fact]
    public void ShippedFolder_HoldsModelAndCard_WithinItsSize()
    {
        var files = Directory.GetFiles(Model.ShippedFolder).Select(file => new FileInfo(file)).ToArray();

        Assert.Contains(files, file => file.Name == "MODEL.md");
        Assert.InRange(files.Sum(file => file.Length), 1, LargestFolder);
    }

    [Fact]
    public void Load_NoManifest_SaysSo()
    {
        File.Delete(_folder["manifest.json"]);

        Assert.Contains("manifest.json", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ManifestThatIsNoJson_SaysSo()
    {
        File.WriteAllText(_folder["manifest.json"], "{ not json");

        Assert.Contains("not a model's manifest", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("toxicity.zip")]
    [InlineData("spam.zip")]
    [InlineData("vocabulary.bin")]
    public void Load_FileMissing_NamesIt(string file)
    {
        File.Delete(_folder[file]);

        Assert.Contains(file, Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("toxicity.zip")]
    [InlineData("vocabulary.bin")]
    public void Load_FileDamaged_NamesIt(string file)
    {
        var bytes = File.ReadAllBytes(_folder[file]);
        bytes[^1] ^= 1;
        File.WriteAllBytes(_folder[file], bytes);

        Assert.Contains(file, Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherFeaturizer_IsRefused()
    {
        Change(manifest => manifest["featurizer"] = 0);

        Assert.Contains("featurizer 0", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SampleWithAnotherScore_IsRefused()
    {
        Change(manifest => manifest["samples"]![7]!["toxicity"] = 0.123456);

        Assert.Contains("sample 8", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SampleInAnotherLanguage_IsRefused()
    {
        Change(manifest => manifest["samples"]![0]!["language"] = "other");

        Assert.Contains("sample 1 ", Refusal(), StringComparison.Ordinal);
    }

    // Models that were trained before it was kept.
    [Fact]
    public void Load_ManifestWithoutCalibration_Works()
    {
        Assert.NotNull(Model.Load(_folder.Path).Calibration);

        Change(manifest => Assert.True(manifest.AsObject().Remove("calibration")));

        Assert.Null(Model.Load(_folder.Path).Calibration);
    }

    private string Refusal() => Assert.Throws<ModelException>(() => Model.Load(_folder.Path)).Message;

    private void Change(Action<JsonNode> change)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(_folder["manifest.json"]))!;
        change(manifest);
        File.WriteAllText(_folder["manifest.json"], manifest.ToJsonString(new JsonSerializerOptions()));
    }
}
