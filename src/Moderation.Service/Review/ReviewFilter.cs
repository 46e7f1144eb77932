namespace Moderation.Service.Review;

/// <summary>Which comments under review are meant: those for which all that is given holds.</summary>
internal sealed record ReviewFilter
{
    /// <summary>Everything that is under review, in both lanes.</summary>
    public static ReviewFilter Everything { get; } = new() { Lane = null };

    /// <summary>The lane; null for both. What needs judgement when nothing is said.</summary>
    public Lane? Lane { get; init; } = Review.Lane.Judgement;

    public string? SiteId { get; init; }

    /// <summary>The blog's id of the article or discussion.</summary>
    public string? ThreadId { get; init; }

    public ReviewCategory? Category { get; init; }

    /// <summary>The code of one of its reasons.</summary>
    public string? Reason { get; init; }

    /// <summary>The language that was found: <c>en</c>, <c>other</c> or <c>unknown</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The author, as <see cref="AuthorKey.Of"/> names one; only with <see cref="SiteId"/>.</summary>
    public string? Author { get; init; }

    /// <summary>Only what waits for an admin.</summary>
    public bool IsEscalated { get; init; }

    /// <summary>
    /// Whether a wave is one card. Of an author, of what waits for an admin, and of texts that are sought, each comment is shown
    /// by itself: others of its wave are not meant.
    /// </summary>
    public bool FoldsWaves => Author is null && !IsEscalated && Text is null;

    /// <summary>Under review since this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Under review since before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The text holds these characters, whatever their case (<see cref="SearchText"/>).</summary>
    public string? Text { get; init; }
}
