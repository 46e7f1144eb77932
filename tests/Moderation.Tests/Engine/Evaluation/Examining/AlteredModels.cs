using Moderation.Engine.Deciding;
using Moderation.Engine.Features;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Evaluation.Examining;

/// <summary>Models made of the shipped one with other weights.</summary>
internal static class AlteredModels
{
    private static readonly Lazy<ModelParts> Shipped = new(() =>
        ModelReader.ReadParts(ModelSource.OfFolder(Model.ShippedFolder))
    );

    /// <summary>The shipped model with other weights for toxicity.</summary>
    public static Model Of(Func<Weights, Weights> alter) =>
        ModelWriter.Pack(Shipped.Value with { Toxicity = alter(Shipped.Value.Toxicity) }).Parts.ToModel();

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
}
