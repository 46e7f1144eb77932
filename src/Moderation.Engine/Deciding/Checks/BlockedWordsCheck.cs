using Moderation.Engine.Text;

namespace Moderation.Engine.Deciding.Checks;

/// <summary>
/// The policy's blocked words and phrases, compared as the featurizer reads text: without case, compatibility forms or
/// unseen characters, as whole words. A word that the policy writes with an asterisk at its end matches any ending.
/// </summary>
internal sealed class BlockedWordsCheck
{
    private readonly IReadOnlyList<string> _words;

    public BlockedWordsCheck(Policy policy)
    {
        var folded = new FoldedText();
        var words = new List<string>();
        foreach (var word in policy.BlockedWords)
        {
            folded.Fold(word.AsSpan().Trim());
            if (folded.Length > 0)
            {
                words.Add(folded.Characters.ToString());
            }
        }

        _words = words;
    }

    public Reason? Run(Case one)
    {
        if (_words.Count == 0)
        {
            return null;
        }

        var folded = new FoldedText();
        folded.Fold(one.Comment.Text);
        var spans = new List<Span>();
        foreach (var word in _words)
        {
            Find(word, folded, spans);
        }

        return spans.Count == 0
            ? null
            : new Reason(
                ReasonCodes.BlockedWord,
                "The comment holds what the policy blocks.",
                [.. spans.Distinct().OrderBy(span => span.Start).Take(Reason.MostSpans)]
            );
    }

    private static void Find(string word, FoldedText folded, List<Span> spans)
    {
        var anyEnding = word.Length > 1 && word[^1] == '*';
        var wanted = anyEnding ? word.AsSpan(0, word.Length - 1) : word;
        var text = folded.Characters;
        for (var at = 0; at < text.Length; at++)
        {
            var found = text[at..].IndexOf(wanted, StringComparison.Ordinal);
            if (found < 0)
            {
                return;
            }

            at += found;
            if (!Parts(text, at, wanted[0]))
            {
                continue;
            }

            var end = at + wanted.Length;
            while (anyEnding && end < text.Length && IsWord(text[end]))
            {
                end++;
            }

            if (end == text.Length || !IsWord(text[end]) || !IsWord(text[end - 1]))
            {
                spans.Add(folded.Original(at, end));
                // No letter is walked twice, or a long text would cost its square.
                at = end - 1;
            }
        }
    }

    private static bool Parts(ReadOnlySpan<char> text, int at, char first) =>
        at == 0 || !IsWord(text[at - 1]) || !IsWord(first);

    private static bool IsWord(char unit) => CharacterClasses.Of(unit) == CharacterClass.Word;
}
