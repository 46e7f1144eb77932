using System.Text;
using Moderation.Engine.Features;

namespace Moderation.Engine.Text;

/// <summary>
/// Tells whether a text is in the language that the model was trained for. Cheap: the script of its letters first, then
/// how many of its words the model knows and how many are small words of other languages.
/// </summary>
internal sealed class LanguageGuess(Vocabulary vocabulary)
{
    /// <summary>The language the model was trained for.</summary>
    public const string Own = "en";

    /// <summary>Any other language.</summary>
    public const string Other = "other";

    /// <summary>Too little evidence for either.</summary>
    public const string Unknown = "unknown";

    // Fewer words, or letters of another script, are a name or a greeting, which says nothing about the language.
    private const int FewestWords = 4;
    private const int FewestLetters = 3;
    private const int LongThreeWords = 20;

    // A small word of another language outweighs a known one: names and borrowed words make many words known.
    private const float ForeignWeight = 1;
    private const float KnownShare = 0.5f;

    /// <summary>Guesses the language of a text.</summary>
    public string Of(FoldedText text)
    {
        var counts = Count(text);
        if (counts.OtherScript >= FewestLetters && counts.OtherScript > counts.Latin)
        {
            return Other;
        }

        if (counts.Words < FewestWords)
        {
            // Three words are enough where none is known and one is small, or where they are too long to be a greeting.
            var isOther =
                counts.Words == FewestWords - 1
                && (
                    (counts.Known == 0 && (counts.Foreign > 0 || counts.Latin >= LongThreeWords))
                    || (counts.Known == 1 && counts.Foreign == 2)
                );
            return isOther ? Other : Unknown;
        }

        var known = counts.Known - (ForeignWeight * counts.Foreign);
        return known < KnownShare * counts.Words ? Other : Own;
    }

    /// <summary>Counts the words and letters of a text.</summary>
    public WordCounts Count(FoldedText folded)
    {
        var text = folded.Characters;
        var origins = folded.Origins;
        int latin = 0,
            otherScript = 0,
            words = 0,
            known = 0,
            foreign = 0;
        for (var at = 0; at < text.Length; )
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var end = TextWalk.EndOfWord(text, at);
            var word = text[at..end];
            var isSign = word.Length > 1 && origins[at] == origins[end - 1];
            at = end;
            if (isSign)
            {
                // The word that an emoji was read as; emoji are the same in every language.
                continue;
            }

            if (word[0] > '\u024F')
            {
                otherScript += word.Length;
                continue;
            }

            latin += word.Length;
            if (!IsPlain(word))
            {
                continue;
            }

            words++;
            var isKnown = vocabulary.Contains(word, out var isCommon);
            var isForeign = !isCommon && (ForeignWords.Contains(word) || (!isKnown && !Ascii.IsValid(word)));
            foreign += isForeign ? 1 : 0;
            known += isKnown && !isForeign ? 1 : 0;
        }

        return new WordCounts(latin, otherScript, words, known, foreign);
    }

    private static bool IsPlain(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
        {
            if (!char.IsLetter(unit) && unit != '\'')
            {
                return false;
            }
        }

        return true;
    }
}
