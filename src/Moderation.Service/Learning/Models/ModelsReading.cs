namespace Moderation.Service.Learning.Models;

/// <summary>All models, as programs read them.</summary>
/// <param name="Champion">The version that scores, or should.</param>
/// <param name="Promotion">Counts the promotions; 0 while the configuration's model scores.</param>
/// <param name="PromotedAt">When it took over, or null.</param>
/// <param name="PromotedBy">Who promoted it, or null.</param>
/// <param name="Note">Why, or null.</param>
/// <param name="Root">The version that the configuration names.</param>
/// <param name="Refused">Why the replica that answers cannot load the champion; null as a rule.</param>
/// <param name="Scoring">The version that scores there.</param>
/// <param name="Models">The newest first.</param>
internal sealed record ModelsReading(
    string Champion,
    int Promotion,
    DateTimeOffset? PromotedAt,
    string? PromotedBy,
    string? Note,
    string Root,
    string? Refused,
    string Scoring,
    IReadOnlyList<ModelReading> Models
)
{
    public static ModelsReading Of(ModelsInForce inForce) =>
        new(
            inForce.Champion,
            inForce.Newest?.Number ?? 0,
            inForce.Newest?.MadeAt,
            inForce.Newest?.MadeBy,
            inForce.Newest?.Note,
            inForce.Root,
            inForce.Refused?.Why,
            inForce.Scoring,
            [.. inForce.Models.Select(ModelReading.Of)]
        );
}
