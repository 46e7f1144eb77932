using Moderation.Contracts;

namespace Moderation.Service.Review;

/// <summary>A decision, with what the queue needs to know of its comment.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Text">What the reader wrote.</param>
/// <param name="AuthorId">The author's id, or null.</param>
/// <param name="AuthorName">The author's name, or null.</param>
/// <param name="Language">The language that was found in the text, or null when nobody looked.</param>
internal sealed record JudgedComment(
    DecisionMade Decision,
    string Text,
    string? AuthorId,
    string? AuthorName,
    string? Language
)
{
    /// <summary>The author in the tables, or null without one.</summary>
    public long? AuthorHash =>
        AuthorKey.Of(AuthorId, AuthorName) is { } key ? AuthorKey.Hash(Decision.SiteId, key) : null;
}
