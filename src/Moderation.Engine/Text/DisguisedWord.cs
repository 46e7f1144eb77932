namespace Moderation.Engine.Text;

/// <summary>Whether one word hides what it says, by the tricks that its text is suspected of.</summary>
internal static class DisguisedWord
{
    private const int FewestLetters = 3;

    /// <summary>So many letters that stand alone one after the other are a trick.</summary>
    public const int FewestApart = 3;

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

    /// <summary>Whether letters of other scripts stand for the Latin ones that they look like.</summary>
    public static bool IsLookAlike(ReadOnlySpan<char> word, Suspicion suspicion)
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
            && (suspicion.MixesScripts || latin + letters >= FewestLetters)
            && alike == letters
            && (latin > 0 || suspicion.MixesScripts || (suspicion.IsLatin && same == letters));
    }

    /// <summary>
    /// Whether digits and signs stand for letters between letters; a number with a unit, or a name with a number after
    /// it, is none.
    /// </summary>
    public static bool HasImitations(ReadOnlySpan<char> word, Suspicion suspicion)
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
                (after && (before || (at == 0 && end == 1 && !IsUnit(word[1..]))))
                || (suspicion.HasDigits && (before || after))
                    ? 1
                    : 0;
            at = end - 1;
        }

        return (inside > 0 || (suspicion.HasDigits && word is "1" or "4"))
            && !(word.Contains('@') && word.Contains('.'));
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

    /// <summary>Puts letters in the place of what imitates them, in place.</summary>
    public static void UndoImitations(Span<char> word)
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

    /// <summary>
    /// Whether signs tear the letters apart, "d.o.l.t"; stand between the same letter again and again, "d-d-dolt"; or
    /// stand in word after word.
    /// </summary>
    public static bool HasSigns(ReadOnlySpan<char> word, Suspicion suspicion)
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

        return signs > 0 && ((longest == 1 && letters >= FewestApart) || again > 1 || suspicion.HasSigns);
    }

    /// <summary>
    /// Whether a word is like nearly all: letters that do not repeat, and a sign at most after them. Only to be asked
    /// where the text is not suspected of signs or digits.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<char> word)
    {
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

    /// <summary>Whether a sign serves to tear letters apart.</summary>
    public static bool IsSign(char unit) => ".-_*,~+=/\\|^'·•`:;".Contains(unit);
}
