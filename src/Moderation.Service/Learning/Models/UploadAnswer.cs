namespace Moderation.Service.Learning.Models;

/// <summary>What became of a model that somebody sent.</summary>
/// <param name="Model">The model as it is stored; null where it was refused.</param>
/// <param name="IsNew">False where it was there already.</param>
/// <param name="Refusal">Why it was refused and what to do; or null.</param>
internal sealed record UploadAnswer(StoredModel? Model, bool IsNew, string? Refusal);
