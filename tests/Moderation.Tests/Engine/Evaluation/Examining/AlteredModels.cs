using System.Text.Json;
using Moderation.Engine.Deciding;
using Moderation.Engine.Features;
using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Tests.Engine.Evaluation.Examining;

/// <summary>Models made of the shipped one with other weights.</summary>
internal static class AlteredModels
{
    private static readonly Lazy<(Weights Toxicity, Weights Spam)> Shipped = new(() =>
        (Read(Category.Toxicity), Read(Category.Spam))
    );

    /// <summary>The shipped model with other weights for toxicity.</summary>
    public static Model Of(Func<Weights, Weights> alter)
    {
        using var folder = new TemporaryFolder();
        using var manifest = File.OpenRead(Path.Combine(Model.ShippedFolder, ModelFiles.Manifest));
        ModelWriter.Write(
            folder.Path,
            alter(Shipped.Value.Toxicity),
            Shipped.Value.Spam,
            Vocabulary.Load(Path.Combine(Model.ShippedFolder, ModelFiles.Vocabulary)),
            JsonSerializer.Deserialize(manifest, ManifestJson.Form.Manifest)!
        );
        return Model.Load(folder.Path);
    }

    /// <summary>What learned from labels that say the opposite: each weight pulled that way.</summary>
    public static Weights Flipped(Weights weights) =>
        weights with
        {
            Slots = [.. weights.Slots.Select(weight => -0.5f * weight)],
        };

    /// <summary>Sends more to review for all alike.</summary>
    public static Weights Moved(Weights weights) => weights with { Bias = weights.Bias + 1 };

    /// <summary>Takes single words for abuse, and nothing else for more than before.</summary>
    public static Func<Weights, Weights> Raised(float by, params string[] words) =>
        weights =>
        {
            var slots = (float[])weights.Slots.Clone();
            foreach (var word in words)
            {
                foreach (
                    var slot in FeatureVector
                        .Of(new Comment(word), Category.Toxicity)
                        .Slots.Where(FeatureSpace.Words.Contains)
                )
                {
                    slots[slot] += by;
                }
            }

            return weights with
            {
                Slots = slots,
            };
        };

    private static Weights Read(Category category) =>
        WeightsFile.Load(Path.Combine(Model.ShippedFolder, ModelFiles.Weights(category)));
}
