using System.Text;
using Moderation.Engine.Features;

namespace Moderation.Engine.Text;

/// <summary>Counts the words and letters of a text that say something about its language.</summary>
internal ref struct WordCount(Vocabulary vocabulary, FoldedText folded)
{
    private readonly ReadOnlySpan<char> _text = folded.Characters;
    private readonly ReadOnlySpan<int> _origins = folded.Origins;
    private int _latin;
    private int _otherScript;
    private int _words;
    private int _known;
    private int _foreign;

    /// <summary>Counts all words.</summary>
    /// <param name="seen">What <see cref="TextWalk"/> found in the text, in order.</param>
    public WordCounts Of(ReadOnlySpan<SeenWord> seen)
    {
        // In most texts every word that begins with a letter is of letters alone.
        var isClean = !_text.ContainsAnyInRange('0', '9') && Ascii.IsValid(_text);
        var read = 0;
        foreach (var word in seen)
        {
            if (word.Hash == TextWalk.LinkToken || word.Start < read || !TryAdd(word, isClean))
            {
                read = word.End > read ? ReadLetters(Math.Max(word.Start, read), word.End) : read;
            }
        }

        return new WordCounts(_latin, _otherScript, _words, _known, _foreign);
    }

    // A word of letters, or a sign, which counts nothing. False where it has to be read letter by letter.
    private bool TryAdd(SeenWord word, bool isClean)
    {
        var first = _text[word.Start];
        if (!char.IsAsciiLetterLower(first))
        {
            return isClean || (char.IsAscii(first) && !char.IsAsciiDigit(first));
        }

        // The words that have a kind are of letters, apart from such as "mp3".
        var kind = vocabulary.KindOf(word.Hash);
        if (!isClean && !IsOfLetters(_text[word.Start..word.End], kind))
        {
            return false;
        }

        var counts = IsSign(word.Start, word.End) ? 0 : 1;
        _latin += (word.End - word.Start) * counts;
        _words += counts;
        _known += kind == WordKind.Known ? counts : 0;
        _foreign += kind == WordKind.Foreign ? counts : 0;
        return true;
    }

    // What begins with a digit, and the parts of a link, are read from their first letter.
    private int ReadLetters(int start, int end)
    {
        for (var at = start; at < end; )
        {
            if (!char.IsLetter(_text[at]))
            {
                at++;
                continue;
            }

            var wordEnd = TextWalk.EndOfWord(_text, at);
            AddLetters(at, wordEnd);
            at = wordEnd;
            start = wordEnd;
        }

        return Math.Max(start, end);
    }

    private void AddLetters(int start, int end)
    {
        var word = _text[start..end];
        if (IsSign(start, end))
        {
            return;
        }

        if (word[0] > '\u024F')
        {
            _otherScript += word.Length;
        }
        else if (IsPlain(word))
        {
            Add(word);
        }
        else
        {
            _latin += word.Length;
        }
    }

    private void Add(ReadOnlySpan<char> word)
    {
        _latin += word.Length;
        _words++;
        var kind = vocabulary.KindOf(TextWalk.Word(word));
        _known += kind == WordKind.Known ? 1 : 0;
        _foreign += kind == WordKind.Foreign || (kind == WordKind.New && !Ascii.IsValid(word)) ? 1 : 0;
    }

    // The word that an emoji was read as; emoji are the same in every language.
    private readonly bool IsSign(int start, int end) => end - start > 1 & _origins[start] == _origins[end - 1];

    private static bool IsOfLetters(ReadOnlySpan<char> word, WordKind kind) =>
        kind == WordKind.New ? IsSmallLetters(word) : !word.ContainsAnyInRange('0', '9');

    private static bool IsSmallLetters(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
        {
            if (!char.IsAsciiLetterLower(unit))
            {
                return false;
            }
        }

        return true;
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
