namespace Moderation.Service.Intake;

/// <summary>Where the ids of a remembered comment are stored.</summary>
/// <param name="Row">The row of <c>sightings</c>.</param>
/// <param name="Index">Which sighting of it, from 0.</param>
internal readonly record struct SightingPlace(long Row, int Index);
