using System.Text;

namespace Moderation.Service.Review;

/// <summary>
/// The form in which texts are searched, the same on every database: lower case, and one form for a letter with an accent
/// however it was written.
/// </summary>
internal static class SearchText
{
    /// <summary>The least that is searched for, in characters (code points).</summary>
    public const int Shortest = 2;

    /// <summary>The most, in UTF-16 code units.</summary>
    public const int Longest = 200;

    /// <summary>A text, folded.</summary>
    /// <param name="text">Without lone surrogates and NUL, as all stored texts are.</param>
    public static string Fold(string text) =>
        (Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormC)).ToLowerInvariant();

    /// <summary>Whether it can be searched for.</summary>
    public static bool IsValid(string text) =>
        text.Length <= Longest
        && text.EnumerateRunes().Count() >= Shortest
        && !text.Contains('\0', StringComparison.Ordinal)
        && IsWhole(text);

    private static bool IsWhole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (!char.IsSurrogatePair(text, at))
            {
                return false;
            }

            at++;
        }

        return true;
    }
}
