using Moderation.Engine.Deciding;

namespace Moderation.Engine.Models;

/// <summary>An invented comment and what the model said about it when it was trained.</summary>
internal sealed record ManifestSample(
    string Text,
    string? AuthorName,
    string? AuthorUrl,
    string Language,
    float Toxicity,
    float Spam
)
{
    /// <summary>The sample as the model sees it.</summary>
    public Comment ToComment() => new(Text, AuthorName, AuthorUrl);
}
