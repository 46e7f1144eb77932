using Moderation.Engine.Features;
using Moderation.Engine.Text;

namespace Moderation.Engine.Training;

/// <summary>Takes from the training texts the words that the model may claim to know.</summary>
internal static class VocabularyBuilder
{
    private const int MostWords = 30_000;

    // A word of fewer texts may be a name, a misspelling or a foreign word that somebody quoted.
    private const int FewestTexts = 6;

    public static Vocabulary Build(IEnumerable<CorpusRow> rows)
    {
        var texts = new Dictionary<uint, int>();
        var folded = new FoldedText();
        var seen = new HashSet<uint>();
        foreach (var row in rows)
        {
            folded.Fold(row.Text);
            seen.Clear();
            Words(folded.Characters, seen);
            foreach (var word in seen)
            {
                texts[word] = texts.GetValueOrDefault(word) + 1;
            }
        }

        return new Vocabulary(
            texts
                .Where(word => word.Value >= FewestTexts)
                .OrderByDescending(word => word.Value)
                .ThenBy(word => word.Key)
                .Select(word => word.Key)
                .Take(MostWords)
        );
    }

    private static void Words(ReadOnlySpan<char> text, HashSet<uint> words)
    {
        for (var at = 0; at < text.Length; )
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            var end = TextWalk.EndOfWord(text, at);
            words.Add(TextWalk.Word(text[at..end]));
            at = end;
        }
    }
}
