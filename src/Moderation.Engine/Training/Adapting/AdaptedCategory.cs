using Moderation.Engine.Models;

namespace Moderation.Engine.Training.Adapting;

/// <summary>What came of a category.</summary>
/// <param name="Category">The category.</param>
/// <param name="Weights">Calibrated weights, in whole steps.</param>
/// <param name="Threshold">Sends as large a share to review as the root's threshold does; without guarantee.</param>
/// <param name="Positive">How many different comments it learned from that the category applies to.</param>
/// <param name="Negative">How many that it does not apply to.</param>
/// <param name="Kept">Why the weights are still the root's, in words; null where they were adapted.</param>
internal sealed record AdaptedCategory(
    Category Category,
    Weights Weights,
    double Threshold,
    int Positive,
    int Negative,
    string? Kept
);
