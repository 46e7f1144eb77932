namespace Moderation.Service.Learning.Training;

/// <summary>What a comment says that a report names.</summary>
internal sealed record ChangedText
{
    /// <summary>Its name in the report.</summary>
    public required string Name { get; init; }

    /// <summary>Of the blog's comment; null where an import holds the text.</summary>
    public string? SiteId { get; init; }

    /// <inheritdoc cref="SiteId"/>
    public string? CommentId { get; init; }

    public required string Text { get; init; }

    public string? AuthorName { get; init; }
}
