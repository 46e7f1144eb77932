using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Benchmarks.Swap;

/// <summary>A model to change to, made from the shipped one without training: it finds less toxic.</summary>
internal static class SecondModel
{
    // In log odds: the order of comments stays, what is decided differs for some.
    private const float Milder = -2;

    /// <summary>Its archive.</summary>
    public static byte[] Archive()
    {
        var folder = Directory.CreateTempSubdirectory("moderation-swap-");
        try
        {
            var shipped = ModelSource.OfFolder(Model.ShippedFolder);
            var toxicity = Read(Category.Toxicity);
            ModelWriter.Write(
                folder.FullName,
                toxicity with
                {
                    Bias = toxicity.Bias + Milder,
                },
                Read(Category.Spam),
                Vocabulary.Of(shipped.Find(ModelFiles.Vocabulary)!),
                ModelReader.ReadManifest(shipped)
            );
            return ModelArchive.Pack(ModelSource.OfFolder(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Weights Read(Category category) =>
        WeightsFile.Load(Path.Combine(Model.ShippedFolder, ModelFiles.Weights(category)));
}
