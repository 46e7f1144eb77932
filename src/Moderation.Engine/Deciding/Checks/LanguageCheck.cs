using Moderation.Engine.Text;

namespace Moderation.Engine.Deciding.Checks;

/// <summary>
/// A language that the model was not trained for: its scores say nothing about such a text. What the blog states counts
/// only where the text itself gives too little evidence.
/// </summary>
internal static class LanguageCheck
{
    public static Reason? Run(Case one) =>
        one.Language switch
        {
            LanguageGuess.Other => new Reason(
                ReasonCodes.Language,
                "The comment seems to be in a language that the model was not trained for."
            ),
            LanguageGuess.Unknown when IsStatedForeign(one.Comment.Language) => new Reason(
                ReasonCodes.Language,
                "The blog says that the comment is in a language that the model was not trained for."
            ),
            _ => null,
        };

    private static bool IsStatedForeign(string? tag) =>
        !string.IsNullOrWhiteSpace(tag)
        && !tag.Trim().Split('-', '_')[0].Equals(LanguageGuess.Own, StringComparison.OrdinalIgnoreCase);
}
