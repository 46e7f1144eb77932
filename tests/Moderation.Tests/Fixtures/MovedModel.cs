using Moderation.Engine.Models;

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
        var shipped = ModelReader.ReadParts(ModelSource.OfFolder(Model.ShippedFolder));
        var moved = shipped with { Toxicity = Moved(shipped.Toxicity, toxicity), Spam = Moved(shipped.Spam, spam) };
        return ModelArchive.Pack(ModelSource.Of(ModelWriter.Pack(moved)));
    }

    /// <summary>The version of a model in an archive.</summary>
    public static string VersionOf(byte[] archive) =>
        ModelReader.ReadManifest(ModelSource.OfArchive(new MemoryStream(archive))).Version;

    private static Weights Moved(Weights weights, float by) => weights with { Bias = weights.Bias + by };
}
