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

    /// <summary>Guesses the language of the text that was read.</summary>
    public string Of(Featurizer featurizer)
    {
        var counts = new WordCount(vocabulary, featurizer.Folded).Of(featurizer.Seen.All);
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
}
