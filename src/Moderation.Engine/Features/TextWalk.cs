using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>
/// One pass over a folded text: words, pairs of neighbouring words, pairs of next but one, signs, the runs of 3 to 5
/// characters inside each word with its boundaries, which see through endings and misspellings, and the spellings of
/// <see cref="SpellingWalk"/>. A link is one word to it, whatever it is.
/// </summary>
internal static class TextWalk
{
    private const uint WordSeed = 0x811C9DC5;
    private const uint SignSeed = 0x5BD1E995;
    internal const uint LinkToken = 0x68E31DA4;

    public static void Run<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        uint previous = 0,
            beforePrevious = 0;
        int previousStart = 0,
            beforePreviousStart = 0;
        var stretch = new Stretch();
        var at = 0;
        while (at < text.Length)
        {
            uint token;
            var start = at;
            switch (CharacterClasses.Of(text[at]))
            {
                case CharacterClass.Space:
                    stretch.End(text, at, ref sink);
                    at++;
                    stretch = new Stretch { Start = at };
                    continue;
                case CharacterClass.Sign:
                    at = EndOfRun(text, at);
                    AddSign(text, start, at, ref sink);
                    stretch.IsPlain &= SpellingWalk.IsEdgeAt(text, start);
                    continue;
                case CharacterClass.Pair:
                    at = Math.Min(at + 2, text.Length);
                    token = Hash.Of(WordSeed, text[start..at]);
                    stretch.IsPlain = false;
                    break;
                default:
                    token = ReadWord(text, ref at, ref stretch);
                    if (Links.Begins(text, start, at))
                    {
                        at = Links.End(text, at);
                        token = LinkToken;
                        stretch.GoThrough(text, start, at, ref sink);
                        sink.Link(text[start..at], start);
                        break;
                    }

                    sink.Grams(text, start, at);
                    break;
            }

            sink.Word(token, start, at);
            sink.Pair(Hash.Pair(previous, token), previousStart, at);
            if (beforePrevious != 0)
            {
                sink.Skip(Hash.Pair(beforePrevious, token), beforePreviousStart, at);
            }

            (beforePrevious, beforePreviousStart) = (previous, previousStart);
            (previous, previousStart) = (token, start);
        }

        stretch.End(text, at, ref sink);
        sink.Pair(Hash.Pair(previous, 0), previousStart, at);
    }

    /// <summary>The hash of a word as <see cref="Run"/> gives it.</summary>
    public static uint Word(ReadOnlySpan<char> word) => Hash.Of(WordSeed, word);

    // Hashes a word, with all its letters and with repeated ones once, and finds its end, in one loop.
    private static uint ReadWord(ReadOnlySpan<char> text, ref int at, ref Stretch stretch)
    {
        var unit = text[at];
        var hash = Hash.Step(WordSeed, unit);
        var spelling = Hash.Step(SpellingWalk.Seed, unit);
        var (isPlain, isSpelled) = (char.IsAsciiLetterLower(unit), false);
        var place = at + 1;
        for (; place < text.Length; place++)
        {
            var last = unit;
            unit = text[place];
            if (CharacterClasses.Of(unit) != CharacterClass.Word)
            {
                var inside =
                    unit == '\''
                    && place + 1 < text.Length
                    && CharacterClasses.Of(text[place + 1]) == CharacterClass.Word;
                if (!inside)
                {
                    break;
                }
            }

            hash = Hash.Step(hash, unit);
            isPlain &= char.IsAsciiLetterLower(unit);
            isSpelled |= unit != last;
            spelling = unit == last ? spelling : Hash.Step(spelling, unit);
        }

        stretch.IsPlain = isPlain & (stretch.Start == at);
        (stretch.Spelling, stretch.IsSpelled, stretch.Letters) = (spelling, isSpelled, place);
        at = place;
        return hash;
    }

    /// <summary>The first place at or after <paramref name="at"/> that is not part of the word there.</summary>
    public static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        while (++at < text.Length)
        {
            var inside =
                CharacterClasses.Of(text[at]) == CharacterClass.Word
                || (
                    text[at] == '\'' && at + 1 < text.Length && CharacterClasses.Of(text[at + 1]) == CharacterClass.Word
                );
            if (!inside)
            {
                break;
            }
        }

        return at;
    }

    private static int EndOfRun(ReadOnlySpan<char> text, int at)
    {
        var sign = text[at];
        while (++at < text.Length && text[at] == sign) { }
        return at;
    }

    // A sign says something by itself and by whether it is repeated, but not by how often exactly.
    private static void AddSign<TSink>(ReadOnlySpan<char> text, int start, int end, ref TSink sink)
        where TSink : struct, IFeatureSink, allows ref struct
    {
        var repeated = Math.Min(end - start, 3);
        sink.Word(Hash.Step(Hash.Step(SignSeed, text[start]), (uint)repeated), start, end);
    }

    // What stands between two spaces: in most texts a word of small letters, with signs after it at most.
    private ref struct Stretch
    {
        /// <summary>Its first character.</summary>
        public int Start;

        /// <summary>Where the letters end, if it is plain.</summary>
        public int Letters;

        /// <summary>Whether it is small letters, and signs after them that do not belong to the word.</summary>
        public bool IsPlain;

        /// <summary>The word's spelling, if it is plain.</summary>
        public uint Spelling;

        /// <summary>Whether the word has two different letters one after the other.</summary>
        public bool IsSpelled;

        /// <summary>A link, which control characters may part for all but a browser.</summary>
        public void GoThrough<TSink>(ReadOnlySpan<char> text, int start, int end, ref TSink sink)
            where TSink : struct, IFeatureSink, allows ref struct
        {
            IsPlain = false;
            for (var at = start; at < end; at++)
            {
                if (CharacterClasses.Of(text[at]) == CharacterClass.Space)
                {
                    End(text, at, ref sink);
                    this = new Stretch { Start = at + 1 };
                }
            }
        }

        /// <summary>Hands on its spelling.</summary>
        public readonly void End<TSink>(ReadOnlySpan<char> text, int end, ref TSink sink)
            where TSink : struct, IFeatureSink, allows ref struct
        {
            if (IsPlain)
            {
                SpellingWalk.AddPlain(Spelling, IsSpelled, Start, Letters, end, ref sink);
            }
            else if (end > Start)
            {
                SpellingWalk.Add(text, Start, end, ref sink);
            }
        }
    }
}
