namespace Moderation.Service.Learning.Audit;

/// <summary>How many comments went to review on a day, and how many of them people have settled since.</summary>
internal sealed record SentCount : DatedCount
{
    /// <summary>As the table has it.</summary>
    public required string Category { get; init; }

    public long Settled { get; init; }

    /// <summary>How many of the settled were approved.</summary>
    public long Approved { get; init; }

    public AuditCategory Of => Enum.Parse<AuditCategory>(Category, ignoreCase: true);
}
