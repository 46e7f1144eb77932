using System.Numerics;
using System.Text;
using Moderation.Engine.Text;

namespace Moderation.Engine.Features;

/// <summary>How many characters of each kind a text as it was written has.</summary>
internal ref struct CharacterCounts
{
    // A word of three capitals and more counts as shouted; shorter ones are mostly initials.
    private const int ShortestShout = 3;

    // Latin Extended-B ends here.
    private const char LastLatin = '\u024F';

    private static readonly byte[] AsciiKinds = [.. Enumerable.Range(0, 128).Select(unit => KindOf((char)unit))];

    public int Letters { get; private set; }

    public int Capitals { get; private set; }

    /// <summary>Runs of three capitals and more.</summary>
    public int Shouted { get; private set; }

    public int Exclamations { get; private set; }

    public int Questions { get; private set; }

    public int Digits { get; private set; }

    /// <summary>Letters that are not Latin.</summary>
    public int Foreign { get; private set; }

    /// <summary>Line ends.</summary>
    public int Lines { get; private set; }

    /// <summary>Runs of letters, digits and the apostrophes after them.</summary>
    public int Words { get; private set; }

    public static CharacterCounts Of(ReadOnlySpan<char> text)
    {
        var counts = new CharacterCounts();
        if (Ascii.IsValid(text))
        {
            counts.AddBlocks(text);
        }
        else
        {
            counts.AddEach(text);
        }

        return counts;
    }

    /// <summary>
    /// The most digits in a row. Phone numbers are written with spaces, brackets and dashes between the digits.
    /// </summary>
    public static int LongestNumber(ReadOnlySpan<char> text)
    {
        var (longest, run) = (0, 0);
        foreach (var unit in text)
        {
            run =
                char.IsAsciiDigit(unit) ? run + 1
                : run > 0 && unit is ' ' or '-' or '(' or ')' or '+' ? run
                : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private void AddBlocks(ReadOnlySpan<char> text)
    {
        var (capitalsBefore, inWordBefore) = (0UL, 0UL);
        Span<char> last = stackalloc char[CharacterBlock.Length];
        for (var at = 0; at < text.Length; at += CharacterBlock.Length)
        {
            scoped var rest = text[at..];
            if (rest.Length < CharacterBlock.Length)
            {
                last.Clear();
                rest.CopyTo(last);
                rest = last;
            }

            var block = CharacterBlock.Load(rest, 0);
            var capitals = block.Between('A', 'Z');
            var letters = capitals | block.Letters;
            var digits = block.Between('0', '9');
            Letters += BitOperations.PopCount(letters);
            Capitals += BitOperations.PopCount(capitals);
            Digits += BitOperations.PopCount(digits);
            Exclamations += BitOperations.PopCount(block.Of('!'));
            Questions += BitOperations.PopCount(block.Of('?'));
            Lines += BitOperations.PopCount(block.Of('\n'));

            var oneBefore = (capitals << 1) | (capitalsBefore >> 63);
            var twoBefore = (capitals << 2) | (capitalsBefore >> 62);
            var threeBefore = (capitals << 3) | (capitalsBefore >> 61);
            Shouted += BitOperations.PopCount(capitals & oneBefore & twoBefore & ~threeBefore);
            capitalsBefore = capitals;

            // Adding 1 where a run of apostrophes after a word begins turns the bits of that run off.
            var parts = letters | digits;
            var apostrophes = block.Of('\'');
            var continued = apostrophes & ((parts << 1) | inWordBefore);
            var inWord = parts | (apostrophes & ~(apostrophes + continued));
            Words += BitOperations.PopCount(parts & ~((inWord << 1) | inWordBefore));
            inWordBefore = inWord >> 63;
        }
    }

    private void AddEach(ReadOnlySpan<char> text)
    {
        var (run, inWord) = (0, 0);
        foreach (var unit in text)
        {
            // Bits are added up instead of asked for, because the processor would guess half of the answers wrong.
            var kind = unit < AsciiKinds.Length ? AsciiKinds[unit] : KindOf(unit);
            var (letter, capital, digit) = (kind & 1, (kind >> 1) & 1, (kind >> 2) & 1);
            Letters += letter;
            Capitals += capital;
            Digits += digit;
            Foreign += kind >> 3;
            Exclamations += unit == '!' ? 1 : 0;
            Questions += unit == '?' ? 1 : 0;
            Lines += unit == '\n' ? 1 : 0;
            var part = letter | digit;
            Words += part & ~inWord;
            inWord = part | (inWord & (unit == '\'' ? 1 : 0));
            run = (run + 1) * capital;
            Shouted += run == ShortestShout ? 1 : 0;
        }
    }

    // Bits from the last: a letter, a capital one, a digit, a letter that is not Latin.
    private static byte KindOf(char unit)
    {
        var isLetter = char.IsLetter(unit);
        return (byte)(
            (isLetter ? 1 : 0)
            | (isLetter && char.IsUpper(unit) ? 2 : 0)
            | (char.IsAsciiDigit(unit) ? 4 : 0)
            | (isLetter && unit > LastLatin ? 8 : 0)
        );
    }
}
