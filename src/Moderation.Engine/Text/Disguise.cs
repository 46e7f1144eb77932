namespace Moderation.Engine.Text;

/// <summary>
/// Undoes tricks of spelling in a folded text, in place, and counts them: look-alike letters, digits and signs for
/// letters, letters set apart, signs between letters, repeated letters. Characters only go away or become another one,
/// so that each keeps its place in the original.
/// </summary>
internal ref struct Disguise
{
    private const int FewestRepeated = 3;

    private readonly ReadOnlySpan<char> _padded;
    private readonly Span<char> _text;
    private readonly Span<int> _origins;
    private readonly Suspicion _suspicion;
    private readonly bool _mayBePlain;
    private int _length;

    private Disguise(Span<char> padded, Span<int> origins)
    {
        _padded = padded;
        _text = padded[..origins.Length];
        _origins = origins;
        _suspicion = Suspicion.Of(_text);
        _mayBePlain = !_suspicion.HasSigns && !_suspicion.HasDigits;
    }

    /// <summary>How many words were disguised; repeated letters alone are mere emphasis.</summary>
    public int Count { get; private set; }

    /// <summary>Undoes the tricks.</summary>
    /// <param name="padded">The folded characters, and <see cref="FoldedText.Padding"/> spaces after them.</param>
    /// <param name="origins">Where each came from; moved along.</param>
    /// <param name="length">How many characters are left.</param>
    /// <returns>How many words were disguised.</returns>
    public static int Undo(Span<char> padded, Span<int> origins, out int length)
    {
        var disguise = new Disguise(padded, origins);
        disguise.Run();
        length = disguise._length;
        return disguise.Count;
    }

    private void Run()
    {
        for (var at = 0; at < _text.Length; )
        {
            if (_mayBePlain)
            {
                var unusual = StartOfUnusualWord(at);
                KeepAll(at, unusual);
                at = unusual;
                if (at == _text.Length)
                {
                    return;
                }
            }

            if (CharacterClasses.Of(_text[at]) == CharacterClass.Space)
            {
                Keep(at++);
                continue;
            }

            var apart = EndOfLettersApart(at);
            if (apart > at)
            {
                Count++;
                for (; at < apart; at++)
                {
                    if (_text[at] != ' ')
                    {
                        Keep(at);
                    }
                }

                continue;
            }

            var end = at + 1;
            while (end < _text.Length && CharacterClasses.Of(_text[end]) != CharacterClass.Space)
            {
                end++;
            }

            if (_mayBePlain && DisguisedWord.IsPlain(_text[at..end]))
            {
                KeepAll(at, end);
            }
            else
            {
                Word(at, end);
            }

            at = end;
        }
    }

    private readonly int StartOfUnusualWord(int from)
    {
        var start = UnusualCharacters.Next(_padded, from, _text.Length);
        while (start < _text.Length && start > from && CharacterClasses.Of(_text[start - 1]) != CharacterClass.Space)
        {
            start--;
        }

        return start;
    }

    // "s p a c e d": single letters with one space between each two.
    private readonly int EndOfLettersApart(int start)
    {
        if (start > 0 && CharacterClasses.Of(_text[start - 1]) != CharacterClass.Space)
        {
            return start;
        }

        var end = start;
        var letters = 0;
        for (var at = start; IsLetterAt(at) && (at + 1 == _text.Length || !IsWordAt(at + 1)); at += 2)
        {
            letters++;
            end = at + 1;
            if (at + 1 >= _text.Length || _text[at + 1] != ' ')
            {
                break;
            }
        }

        return letters >= DisguisedWord.FewestApart ? end : start;
    }

    private void Word(int start, int end)
    {
        var word = _text[start..end];
        if (word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.") || word[0] == '@')
        {
            KeepAll(start, end);
            return;
        }

        var isDisguised = false;
        if (DisguisedWord.IsLookAlike(word, _suspicion))
        {
            isDisguised = true;
            foreach (ref var unit in word)
            {
                unit = LookAlikes.Of(unit);
            }
        }

        if (DisguisedWord.HasImitations(word, _suspicion))
        {
            isDisguised = true;
            DisguisedWord.UndoImitations(word);
        }

        var hasSigns = DisguisedWord.HasSigns(word, _suspicion);
        isDisguised |= hasSigns;
        var first = _length;
        for (var at = start; at < end; at++)
        {
            if (!hasSigns || !DisguisedWord.IsSign(_text[at]) || at == start || at + 1 == end)
            {
                Keep(at);
            }
        }

        JoinRepeated(first);
        Count += isDisguised ? 1 : 0;
    }

    // A letter of three and more in a row becomes one.
    private void JoinRepeated(int first)
    {
        var end = _length;
        _length = first;
        for (var at = first; at < end; )
        {
            var to = at + 1;
            while (to < end && _text[to] == _text[at])
            {
                to++;
            }

            var kept = to - at >= FewestRepeated && char.IsAsciiLetter(_text[at]) ? 1 : to - at;
            for (var place = at; place < at + kept; place++)
            {
                Keep(place);
            }

            at = to;
        }
    }

    private void KeepAll(int start, int end)
    {
        // Nothing has gone away before them in nearly every text.
        if (_length == start)
        {
            _length = end;
            return;
        }

        for (var at = start; at < end; at++)
        {
            Keep(at);
        }
    }

    private void Keep(int at)
    {
        _text[_length] = _text[at];
        _origins[_length++] = _origins[at];
    }

    private readonly bool IsLetterAt(int at) => at >= 0 && at < _text.Length && char.IsLetter(_text[at]);

    private readonly bool IsWordAt(int at) => CharacterClasses.Of(_text[at]) != CharacterClass.Space;
}
