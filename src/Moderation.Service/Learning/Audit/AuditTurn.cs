namespace Moderation.Service.Learning.Audit;

/// <summary>
/// What somebody has before them on the audit's desk: the text alone, as the model judges it. Golden comments mostly have no
/// thread and often no author, so whatever else was shown would tell them from the blog's. Whoever cannot tell by the text
/// skips.
/// </summary>
internal sealed record AuditTurn
{
    /// <summary>Names it in the answer.</summary>
    public required string Token { get; init; }

    public required string Text { get; init; }
}
