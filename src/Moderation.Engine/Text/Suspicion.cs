using System.Buffers;

namespace Moderation.Engine.Text;

/// <summary>
/// The tricks of spelling that a text is suspected of as a whole. A few of them are hyphens, missing spaces, units or
/// names; that many are a trick, and then it is likely that other words are disguised as well.
/// </summary>
/// <param name="IsLatin">Whether as many letters are Latin as are not.</param>
/// <param name="MixesScripts">Whether letters of other scripts stand beside Latin ones.</param>
/// <param name="HasSigns">Whether signs stand between letters in many words.</param>
/// <param name="HasDigits">Whether digits stand between letters in many words.</param>
internal readonly record struct Suspicion(bool IsLatin, bool MixesScripts, bool HasSigns, bool HasDigits)
{
    private const int Several = 3;

    // IPA extensions end here: what comes before is Latin.
    private const char LastLatin = '\u02AF';

    private static readonly SearchValues<char> Ordinary = SearchValues.Create("abcdefghijklmnopqrstuvwxyz ");

    /// <summary>Looks through a folded text.</summary>
    public static Suspicion Of(ReadOnlySpan<char> text)
    {
        var (latin, other, words) = (0, 0, 1);
        var (mixed, signs, digits) = (0, 0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var length = text[at..].IndexOfAnyExcept(Ordinary);
            var ordinary = length < 0 ? text[at..] : text.Slice(at, length);
            var spaces = ordinary.Count(' ');
            words += spaces;
            latin += ordinary.Length - spaces;
            at += ordinary.Length;
            if (at >= text.Length)
            {
                break;
            }

            var unit = text[at];
            if (unit > LastLatin)
            {
                var isLetter = char.IsLetter(unit);
                other += isLetter ? 1 : 0;
                mixed += isLetter && (IsLatinAt(text, at - 1) || IsLatinAt(text, at + 1)) ? 1 : 0;
            }
            else if (IsLatinAt(text, at - 1) && IsLatinAt(text, at + 1))
            {
                digits += SpellingLetters.Imitated(unit) != unit ? 1 : 0;
                signs += unit != '\'' && DisguisedWord.IsSign(unit) ? 1 : 0;
            }
            else if (unit == ':' && text[at..].StartsWith("://"))
            {
                // The dots and dashes of a link are no trick.
                at = Links.End(text, at);
            }
        }

        return new Suspicion(
            IsLatin: latin >= other,
            MixesScripts: mixed >= Several,
            HasSigns: signs > Several && 8 * signs > words,
            HasDigits: digits >= Several && 8 * digits > words
        );
    }

    private static bool IsLatinAt(ReadOnlySpan<char> text, int at) =>
        at >= 0 && at < text.Length && char.IsAsciiLetter(text[at]);
}
