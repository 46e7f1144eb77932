using Moderation.Engine.Models;

namespace Moderation.Engine.Deciding;

/// <summary>One comment with all that its checks look at.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Policy">The policy in force.</param>
/// <param name="Model">The model in force.</param>
/// <param name="Scores">What the model gave, or null where it failed.</param>
/// <param name="Language">The language found in the text.</param>
/// <param name="Likeness">The wave that it belongs to, or null.</param>
/// <param name="Author">What a moderator said of the author.</param>
internal sealed record Case(
    Comment Comment,
    Policy Policy,
    Model Model,
    Scores? Scores,
    string Language,
    Likeness? Likeness = null,
    AuthorStanding Author = AuthorStanding.Usual
);
