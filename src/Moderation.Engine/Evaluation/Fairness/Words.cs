using System.Text;

namespace Moderation.Engine.Evaluation.Fairness;

/// <summary>A text as words in lower case with one space before, between and after them, to look words up in.</summary>
internal static class Words
{
    public static string Of(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character) || character is '\'' or '\u2019')
            {
                words.Append(character == '\u2019' ? '\'' : char.ToLowerInvariant(character));
            }
            else if (words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.Append(' ').ToString();
    }

    public static bool HaveOneOf(string words, string[] forms) =>
        Array.Exists(forms, form => words.Contains($" {form} ", StringComparison.Ordinal));
}
