using Moderation.Engine.Deciding;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>A comment that names people by a word.</summary>
/// <param name="Word">The word.</param>
/// <param name="IsAbusive">Whether it must go to review, or must not.</param>
/// <param name="Comment">The comment.</param>
internal sealed record IdentityCase(string Word, bool IsAbusive, Comment Comment);
