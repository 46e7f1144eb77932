namespace Moderation.Service.Learning.Audit;

/// <summary>
/// What somebody has before them on the audit's desk. Whether it is a comment of the blog or a golden one can be told by
/// nothing that leaves this room.
/// </summary>
internal sealed record AuditTurn
{
    /// <summary>Names it in the answer.</summary>
    public required string Token { get; init; }

    public required string Text { get; init; }

    public string? AuthorName { get; init; }

    /// <summary>The title of its thread, or null.</summary>
    public string? ThreadTitle { get; init; }

    /// <summary>What it answers, or null.</summary>
    public string? ParentText { get; init; }

    public string? ParentAuthor { get; init; }
}
