namespace Moderation.Engine.Training;

/// <summary>The author of a corpus row.</summary>
/// <param name="Name">The name shown beside the comment.</param>
/// <param name="Url">The author's link; null where there is none or the site has no such field.</param>
internal sealed record CorpusAuthor(string? Name, string? Url);
