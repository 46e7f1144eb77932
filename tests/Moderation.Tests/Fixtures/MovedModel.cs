using Moderation.Engine.Models;
using Moderation.Engine.Text;
using Moderation.Tests.Engine;

namespace Moderation.Tests.Fixtures;

/// <summary>A model made from the shipped one without training: its log odds are moved.</summary>
public static class MovedModel
{
    private static readonly Lazy<byte[]> Stern = new(() => Packed(toxicity: 8, spam: 0));
    private static readonly Lazy<byte[]> Mild = new(() => Packed(toxicity: -8, spam: -8));

    /// <summary>Finds everything toxic.</summary>
    public static byte[] SternArchive => Stern.Value;

    /// <summary>Finds nothing toxic, and nothing spam.</summary>
    public static byte[] MildArchive => Mild.Value;

    /// <summary>An archive of the shipped model with its log odds moved.</summary>
    public static byte[] Packed(float toxicity, float spam)
    {
        using var folder = new TemporaryFolder();
        var shipped = ModelSource.OfFolder(Model.ShippedFolder);
        ModelWriter.Write(
            folder.Path,
            Moved(Category.Toxicity, toxicity),
            Moved(Category.Spam, spam),
            Vocabulary.Of(shipped.Find(ModelFiles.Vocabulary)!),
            ModelReader.ReadManifest(shipped)
        );
        return ModelArchive.Pack(ModelSource.OfFolder(folder.Path));
    }

    /// <summary>The version of a model in an archive.</summary>
    public static string VersionOf(byte[] archive) =>
        ModelReader.ReadManifest(ModelSource.OfArchive(new MemoryStream(archive))).Version;

    private static Weights Moved(Category category, float by)
    {
        var weights = WeightsFile.Load(Path.Combine(Model.ShippedFolder, ModelFiles.Weights(category)));
        return weights with { Bias = weights.Bias + by };
    }
}
