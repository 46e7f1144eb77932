namespace Moderation.Engine.Text;

/// <summary>
/// Undoes tricks of spelling in a folded text, in place, and counts them: look-alike letters, digits and signs for
/// letters, letters set apart, signs between letters, repeated letters. Characters only go away or become another one,
/// so that each keeps its place in the original.
/// </summary>
internal ref struct Disguise
{
    private const int FewestApart = 3;
    private const int FewestLetters = 3;
    private const int FewestRepeated = 3;
    private const int Several = 3;

    private static readonly string[] AfterNumbers =
    [
        "st",
        "nd",
        "rd",
        "th",
        "am",
        "pm",
        "km",
        "kg",
        "cm",
        "mm",
        "mb",
        "gb",
        "tb",
        "kb",
        "ft",
        "hr",
        "hrs",
        "min",
        "sec",
        "yr",
        "yrs",
        "bn",
        "mph",
        "kph",
        "px",
        "ms",
        "way",
        "day",
        "year",
        "star",
    ];

    private readonly Span<char> _text;
    private readonly Span<int> _origins;
    private readonly bool _isLatin;
    private readonly bool _mixesScripts;
    private readonly bool _hasSigns;
    private readonly bool _hasDigits;
    private int _length;

    private Disguise(Span<char> text, Span<int> origins)
    {
        _text = text;
        _origins = origins;
        int latin = 0,
            other = 0,
            words = 1,
            mixed = 0,
            signs = 0,
            digits = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var unit = text[at];
            words += unit == ' ' ? 1 : 0;
            if (char.IsAsciiLetter(unit))
            {
                latin++;
                continue;
            }

            if (unit > '\u02AF')
            {
                var isLetter = char.IsLetter(unit);
                other += isLetter ? 1 : 0;
                mixed += isLetter && (IsAsciiLetterAt(at - 1) || IsAsciiLetterAt(at + 1)) ? 1 : 0;
                continue;
            }

            if (IsAsciiLetterAt(at - 1) && IsAsciiLetterAt(at + 1))
            {
                digits += SpellingLetters.Imitated(unit) != unit ? 1 : 0;
                signs += unit != '\'' && IsSign(unit) ? 1 : 0;
            }
            else if (unit == ':' && text[at..].StartsWith("://"))
            {
                // The dots and dashes of a link are no trick.
                at = Links.End(text, at);
            }
        }

        _isLatin = latin >= other;

        // A few of them are hyphens, missing spaces, units or names; that many are a trick, and then it is likely that
        // other words are disguised as well.
        _mixesScripts = mixed >= Several;
        _hasSigns = signs > Several && 8 * signs > words;
        _hasDigits = digits >= Several && 8 * digits > words;
    }

    /// <summary>How many words were disguised; repeated letters alone are mere emphasis.</summary>
    public int Count { get; private set; }

    /// <summary>Undoes the tricks.</summary>
    /// <param name="text">The folded characters.</param>
    /// <param name="origins">Where each came from; moved along.</param>
    /// <param name="length">How many characters are left.</param>
    /// <returns>How many words were disguised.</returns>
    public static int Undo(Span<char> text, Span<int> origins, out int length)
    {
        var disguise = new Disguise(text, origins);
        disguise.Run();
        length = disguise._length;
        return disguise.Count;
    }

    private void Run()
    {
        for (var at = 0; at < _text.Length; )
        {
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

            if (IsPlain(_text[at..end]))
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

        return letters >= FewestApart ? end : start;
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
        if (IsLookAlike(word))
        {
            isDisguised = true;
            foreach (ref var unit in word)
            {
                unit = LookAlikes.Of(unit);
            }
        }

        if (HasImitations(word))
        {
            isDisguised = true;
            Imitations(word);
        }

        var hasSigns = HasSigns(word);
        isDisguised |= hasSigns;
        var first = _length;
        for (var at = start; at < end; at++)
        {
            if (!hasSigns || !IsSign(_text[at]) || at == start || at + 1 == end)
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

    private readonly bool IsLookAlike(ReadOnlySpan<char> word)
    {
        int latin = 0,
            alike = 0,
            same = 0,
            letters = 0;
        foreach (var unit in word)
        {
            if (unit < '\u0250')
            {
                latin += char.IsLetter(unit) ? 1 : 0;
            }
            else if (char.IsLetter(unit))
            {
                letters++;
                alike += LookAlikes.Of(unit) != unit ? 1 : 0;
                same += LookAlikes.IsSame(unit) ? 1 : 0;
            }
        }

        return letters > 0
            && (_mixesScripts || latin + letters >= FewestLetters)
            && alike == letters
            && (latin > 0 || _mixesScripts || (_isLatin && same == letters));
    }

    // Digits and signs between letters; a number with a unit, or a name with a number after it, is none.
    private readonly bool HasImitations(ReadOnlySpan<char> word)
    {
        var inside = 0;
        for (var at = 0; at < word.Length; at++)
        {
            if (SpellingLetters.Imitated(word[at]) == word[at])
            {
                continue;
            }

            var before = at > 0 && char.IsAsciiLetter(word[at - 1]);
            var end = at;
            while (end < word.Length && SpellingLetters.Imitated(word[end]) != word[end])
            {
                end++;
            }

            var after = end < word.Length && char.IsAsciiLetter(word[end]);
            inside +=
                (after && (before || (at == 0 && end == 1 && !IsUnit(word[1..])))) || (_hasDigits && (before || after))
                    ? 1
                    : 0;
            at = end - 1;
        }

        return (inside > 0 || (_hasDigits && word is "1" or "4")) && !(word.Contains('@') && word.Contains('.'));
    }

    /// <summary>Whether a digit before these characters is a number with its unit: "1st", "7pm".</summary>
    public static bool IsUnit(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimEnd(".,;:!?)\"'");
        if (rest.Length < 2 || rest.Contains('-'))
        {
            return true;
        }

        foreach (var unit in AfterNumbers)
        {
            if (rest.SequenceEqual(unit))
            {
                return true;
            }
        }

        return false;
    }

    private static void Imitations(Span<char> word)
    {
        var last = word.Length;
        while (last > 0 && ".,;:!?)\"'".Contains(word[last - 1]))
        {
            last--;
        }

        for (var at = 0; at < last; at++)
        {
            word[at] = SpellingLetters.Imitated(word[at]);
        }
    }

    // "f.u.c.k": all letters apart; "i-i-idiot": the same letter again and again; or signs in word after word.
    private readonly bool HasSigns(ReadOnlySpan<char> word)
    {
        int signs = 0,
            letters = 0,
            longest = 0,
            again = 0,
            run = 0;
        for (var at = 0; at < word.Length; at++)
        {
            var isLetter = char.IsLetter(word[at]);
            letters += isLetter ? 1 : 0;
            run = isLetter ? run + 1 : 0;
            longest = Math.Max(longest, run);
            if (at > 0 && at + 1 < word.Length && IsSign(word[at]))
            {
                signs++;
                again += word[at - 1] == word[at + 1] && char.IsAsciiLetter(word[at + 1]) ? 1 : 0;
            }
        }

        return signs > 0 && ((longest == 1 && letters >= FewestApart) || again > 1 || _hasSigns);
    }

    // Nearly all words are: letters that do not repeat, and signs at most after them.
    private readonly bool IsPlain(ReadOnlySpan<char> word)
    {
        if (_hasSigns || _hasDigits)
        {
            return false;
        }

        var letters = 0;
        while (letters < word.Length && (char.IsAsciiLetterLower(word[letters]) || word[letters] == '\''))
        {
            if (letters > 1 && word[letters] == word[letters - 1] && word[letters] == word[letters - 2])
            {
                return false;
            }

            letters++;
        }

        var rest = word[letters..];
        return rest.IsEmpty || (rest.Length == 1 && ".,;:!?)\"".Contains(rest[0]));
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

    private readonly bool IsAsciiLetterAt(int at) => at >= 0 && at < _text.Length && char.IsAsciiLetter(_text[at]);

    private readonly bool IsLetterAt(int at) => at >= 0 && at < _text.Length && char.IsLetter(_text[at]);

    private readonly bool IsWordAt(int at) => CharacterClasses.Of(_text[at]) != CharacterClass.Space;

    private static bool IsSign(char unit) => ".-_*,~+=/\\|^'·•`:;".Contains(unit);
}
