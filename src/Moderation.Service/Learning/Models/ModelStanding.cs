namespace Moderation.Service.Learning.Models;

/// <summary>A model among the others.</summary>
/// <param name="Model">The model.</param>
/// <param name="IsChampion">Whether it scores.</param>
/// <param name="Promoted">Its newest promotion; null where there is none.</param>
/// <param name="HasScored">Whether it scored here before, so that promoting it goes back.</param>
/// <param name="Champion">The version that scores.</param>
/// <param name="Change">What promoting it would do; null for the champion.</param>
internal sealed record ModelStanding(
    StoredModel Model,
    bool IsChampion,
    Promotion? Promoted,
    bool HasScored,
    string Champion,
    ThresholdChange? Change
)
{
    /// <summary>Why it may not be promoted, a sentence; null where it may. What scored before may again.</summary>
    public string? Obstacle => HasScored || IsChampion ? null : Model.ObstacleTo(Champion);
}
