namespace Moderation.Service.Intake;

/// <summary>What became of one comment of a request.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="CommentId">The comment.</param>
/// <param name="Revision">The revision.</param>
/// <param name="Outcome"><c>accepted</c>, <c>duplicate</c>, <c>conflict</c> or <c>deleted</c>.</param>
/// <param name="Location">Where to ask for its decision and history.</param>
internal sealed record SubmittedItem(
    string SiteId,
    string CommentId,
    int Revision,
    IntakeOutcome Outcome,
    string Location
);
