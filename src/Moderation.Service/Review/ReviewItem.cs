using Moderation.Contracts;
using Moderation.Engine.Deciding;

namespace Moderation.Service.Review;

/// <summary>A comment under review, as a moderator sees it.</summary>
/// <param name="Decision">Scores and reasons, and which comment it is.</param>
/// <param name="Text">What the reader wrote; whatever it holds, it is text.</param>
/// <param name="AuthorName">The author's name, or null.</param>
/// <param name="AuthorUrl">The author's link, or null; nobody checked it.</param>
/// <param name="Permalink">Where the comment stands on the blog, or null; nobody checked it.</param>
/// <param name="Risk">The highest score, 0 to 1.</param>
/// <param name="Since">Since when it is under review.</param>
internal sealed record ReviewItem(
    DecisionMade Decision,
    string Text,
    string? AuthorName,
    string? AuthorUrl,
    string? Permalink,
    float Risk,
    DateTimeOffset Since
)
{
    /// <summary>How many readers reported it.</summary>
    public int Reported { get; init; }

    /// <summary>Since when it waits for an admin, or null.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>Who wants an admin's word, by the id that tells him from all others; or null.</summary>
    public string? EscalatedById { get; init; }

    /// <summary>His name, or null.</summary>
    public string? EscalatedBy { get; init; }

    /// <summary>His note to the admins, or null.</summary>
    public string? EscalationNote { get; init; }

    /// <summary>The lane it stands in.</summary>
    public Lane Lane { get; init; }

    /// <summary>The title of the article or discussion, or null.</summary>
    public string? ThreadTitle { get; init; }

    /// <summary>When the reader sent it, or null.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The language that was found: <c>en</c>, <c>other</c> or <c>unknown</c>; null when it is not known here.</summary>
    public string? Language { get; init; }

    /// <summary>The comment that it answers, or null when it answers none.</summary>
    public ParentComment? Parent { get; init; }

    /// <summary>The author as <see cref="ReviewFilter.Author"/> takes one, or null without one.</summary>
    public string? Author { get; init; }

    /// <summary>What became of the author's other comments; null without an author.</summary>
    public AuthorRecord? AuthorRecord { get; init; }

    /// <summary>What moderators said of the author: usual, muted or trusted.</summary>
    public AuthorStanding AuthorStanding { get; init; }

    /// <summary>The wave that it stands for, where more than one of it are under review; otherwise null.</summary>
    public ReviewWave? Wave { get; init; }

    /// <summary>Who is on this card, or null; whoever asked may be that one.</summary>
    public Claim? Claim { get; init; }
}
