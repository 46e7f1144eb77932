namespace Moderation.Service.Learning.Audit;

/// <summary>How many approved comments are audited, and what is mixed in. Section <c>Audit</c>.</summary>
internal sealed class AuditOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Audit";

    /// <summary>
    /// The chance of an approved comment far from the thresholds to be drawn, 0 to 1; the nearer ones have a higher one. 0
    /// draws none. Default 0.01: a blog with 1,000 comments a day asks its moderators for about 13 answers a day.
    /// </summary>
    public double Rate { get; set; } = 0.01;

    /// <summary>The share of golden comments in what is shown for an audit, 0 to 0.5. Default 0.1.</summary>
    public double GoldenShare { get; set; } = 0.1;
}
