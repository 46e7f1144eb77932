using Moderation.Engine.Models;

namespace Moderation.Benchmarks.Swap;

/// <summary>A model to change to, made from the shipped one without training: it finds less toxic.</summary>
internal static class SecondModel
{
    // In log odds: the order of comments stays, what is decided differs for some.
    private const float Milder = -2;

    /// <summary>Its archive.</summary>
    public static byte[] Archive()
    {
        var shipped = ModelReader.ReadParts(ModelSource.OfFolder(Model.ShippedFolder));
        var toxicity = shipped.Toxicity with { Bias = shipped.Toxicity.Bias + Milder };
        return ModelArchive.Pack(ModelSource.Of(ModelWriter.Pack(shipped with { Toxicity = toxicity })));
    }
}
