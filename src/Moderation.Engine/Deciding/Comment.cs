namespace Moderation.Engine.Deciding;

/// <summary>What the checks and the model look at.</summary>
/// <param name="Text">The comment's text, well-formed UTF-16.</param>
/// <param name="AuthorName">The name the author gave, or null where it is not known.</param>
/// <param name="AuthorUrl">The author's link; null where there is none or the site has no such field.</param>
/// <param name="Language">A BCP 47 tag that the blog stated, or null.</param>
public sealed record Comment(string Text, string? AuthorName = null, string? AuthorUrl = null, string? Language = null);
