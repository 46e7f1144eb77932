using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>Labels by category.</summary>
internal static class LabelsByCategory
{
    /// <summary>The label of a category: true, false, or null where nobody judged.</summary>
    public static bool? Of(this LabelledComment comment, Category category) =>
        category == Category.Toxicity ? comment.Toxic : comment.Spam;
}
