using Moderation.Contracts;

namespace Moderation.Service.Review;

/// <summary>One of an author's comments, its newest revision.</summary>
internal sealed record AuthorComment
{
    /// <summary>How much of a text is shown, in code points.</summary>
    public const int BeginningLength = 600;

    public required string CommentId { get; init; }

    public int Revision { get; init; }

    /// <summary>The first <see cref="BeginningLength"/> code points of the text.</summary>
    public required string Beginning { get; init; }

    /// <summary>How many code points the whole text has.</summary>
    public int Length { get; init; }

    public string? AuthorName { get; init; }

    public string? ThreadId { get; init; }

    public string? ThreadTitle { get; init; }

    public string? Permalink { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>As its newest event says.</summary>
    public CommentState State { get; init; }

    /// <summary>The toxicity score, 0 to 1.</summary>
    public float Toxicity { get; init; }

    /// <summary>Since when it is under review, or null; a published one that was reported is under review too.</summary>
    public DateTimeOffset? UnderSince { get; init; }
}
