using Moderation.Engine.Models;

namespace Moderation.Service.Learning.Models;

/// <summary>A model, as programs read it.</summary>
/// <param name="Version">Names it in decisions.</param>
/// <param name="IsChampion">Whether it scores.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Root">The version that it is a correction of, or null.</param>
/// <param name="Sha256">Hash of its archive.</param>
/// <param name="Size">Bytes of its archive.</param>
/// <param name="Thresholds">Those chosen with it.</param>
/// <param name="MadeAt">When it was stored.</param>
/// <param name="MadeBy">Who brought it.</param>
/// <param name="IsExamined">Whether there is a report.</param>
/// <param name="HasScored">Whether promoting it goes back to it.</param>
/// <param name="Obstacle">Why it may not be promoted, or null.</param>
internal sealed record ModelReading(
    string Version,
    bool IsChampion,
    ModelOrigin Origin,
    string? Root,
    string Sha256,
    int Size,
    Thresholds Thresholds,
    DateTimeOffset MadeAt,
    string MadeBy,
    bool IsExamined,
    bool HasScored,
    string? Obstacle
)
{
    public static ModelReading Of(ModelStanding standing) =>
        new(
            standing.Model.Version,
            standing.IsChampion,
            standing.Model.Origin,
            standing.Model.Root,
            standing.Model.Sha256,
            standing.Model.Size,
            standing.Model.Thresholds,
            standing.Model.MadeAt,
            standing.Model.MadeBy,
            standing.Model.IsExamined,
            standing.HasScored,
            standing.Obstacle
        );
}
