namespace Moderation.Contracts;

/// <summary>Who wrote a comment. Every part may be absent.</summary>
public sealed record CommentAuthor
{
    /// <summary>The blog's own id of the account, where there are accounts.</summary>
    public string? Id { get; init; }

    /// <summary>The name shown beside the comment.</summary>
    public string? Name { get; init; }

    /// <summary>The mail address; never logged and never published.</summary>
    public string? Email { get; init; }

    /// <summary>The link that the author left in the blog's website field.</summary>
    public string? Url { get; init; }

    /// <summary>The address the comment came from; never logged and never published.</summary>
    public string? Ip { get; init; }

    /// <summary>The browser's own description.</summary>
    public string? UserAgent { get; init; }
}
