using Moderation.Engine.Text;

namespace Moderation.Engine.Models;

/// <summary>What a model is made of.</summary>
/// <param name="Manifest">What it says about itself.</param>
/// <param name="Toxicity">Calibrated weights.</param>
/// <param name="Spam">Calibrated weights.</param>
/// <param name="Vocabulary">The words it knows.</param>
internal sealed record ModelParts(Manifest Manifest, Weights Toxicity, Weights Spam, Vocabulary Vocabulary)
{
    /// <summary>The weights of a category.</summary>
    public Weights Of(Category category) => category == Category.Toxicity ? Toxicity : Spam;

    /// <summary>A model that scores with them.</summary>
    public Model ToModel() => new(Manifest, new Scorer(Toxicity, Spam), Vocabulary);
}
