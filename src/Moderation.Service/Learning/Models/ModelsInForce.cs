using Moderation.Service.Learning.Policies;

namespace Moderation.Service.Learning.Models;

/// <summary>All models of the installation, and which of them scores.</summary>
/// <param name="Champion">The version that scores, or should.</param>
/// <param name="Newest">Its promotion; null while the configuration's model scores.</param>
/// <param name="Root">The version that the configuration names on the replica that answers.</param>
/// <param name="Refused">The champion, where the replica that answers cannot load it.</param>
/// <param name="Scoring">The version that scores on the replica that answers.</param>
/// <param name="Models">The newest first.</param>
internal sealed record ModelsInForce(
    string Champion,
    Promotion? Newest,
    string Root,
    RefusedModel? Refused,
    string Scoring,
    IReadOnlyList<ModelStanding> Models
);
