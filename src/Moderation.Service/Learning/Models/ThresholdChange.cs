using Moderation.Engine.Models;

namespace Moderation.Service.Learning.Models;

/// <summary>What promoting a model does to the thresholds.</summary>
/// <param name="Now">Those that hold.</param>
/// <param name="Then">Those that would.</param>
/// <param name="IsPolicyChanged">Whether a policy would be saved with them: they stand in it, or would.</param>
/// <param name="IsHeld">Whether some of those in force stay, as the model has no guarantee for looser ones.</param>
internal sealed record ThresholdChange(Thresholds Now, Thresholds Then, bool IsPolicyChanged, bool IsHeld = false);
