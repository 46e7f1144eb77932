using System.Buffers;
using System.Globalization;
using System.Text;
using Moderation.Engine.Deciding;

namespace Moderation.Engine.Text;

/// <summary>
/// A text as the featurizer reads it: compatibility forms and case folded away, what cannot be seen left out, and for
/// each character the place in the original it came from. One instance is filled again and again, so that a comment
/// costs no allocation. Not safe for several threads.
/// </summary>
internal sealed class FoldedText
{
    // What stands after this character is shown from right to left, whatever its letters, up to one of the others.
    private const char RightToLeft = '\u202E';
    private const string EndsOfReversal = "\u202C\u202D\u202A\u202B\u202E\n";

    /// <summary>So many spaces stand after the characters, for those who read them in blocks.</summary>
    public const int Padding = CharacterBlock.Length + 3;

    /// <summary>A longer run of marks on one letter is not normalised as one: nobody writes it to be read.</summary>
    private const int LongestCluster = ClusterForms.Longest - 2;

    private static readonly SearchValues<char> SeenAscii = SearchValues.Create([
        .. Enumerable.Range(0, 128).Select(unit => (char)unit).Where(unit => FoldTable.Of(unit) != FoldTable.Invisible),
    ]);

    private readonly ClusterForms _clusters = new();
    private char[] _characters = new char[1024 + Padding];
    private int[] _origins = new int[1025];

    /// <summary>How many characters there are.</summary>
    public int Length { get; private set; }

    /// <summary>How many unseen characters stood between two ASCII letters, where no script needs one.</summary>
    public int Hidden { get; private set; }

    /// <summary>How many words were spelled to hide what they say.</summary>
    public int Disguised { get; private set; }

    /// <summary>The folded characters.</summary>
    public ReadOnlySpan<char> Characters => _characters.AsSpan(0, Length);

    /// <summary>The folded characters with <see cref="Padding"/> spaces after them.</summary>
    public ReadOnlySpan<char> Padded => _characters.AsSpan(0, Length + Padding);

    /// <summary>
    /// Where each folded character begins in the original, in UTF-16 code units; one more entry holds the original's
    /// length, so that character <c>i</c> came from <c>[Origins[i], Origins[i + 1])</c>.
    /// </summary>
    public ReadOnlySpan<int> Origins => _origins.AsSpan(0, Length + 1);

    /// <summary>
    /// The part of the original that the characters from <paramref name="start"/> up to <paramref name="end"/> came from,
    /// whole where several characters came from one.
    /// </summary>
    public Span Original(int start, int end)
    {
        var last = _origins[end - 1];
        while (end < Length && _origins[end] == last)
        {
            end++;
        }

        return new Span(_origins[start], _origins[end] - _origins[start]);
    }

    /// <summary>Replaces the content. Lone surrogates become U+FFFD.</summary>
    public void Fold(ReadOnlySpan<char> original)
    {
        Length = 0;
        Hidden = 0;
        EnsureCapacity(original.Length);
        for (var at = 0; at < original.Length; )
        {
            at = FoldAscii(original, at);
            if (at < original.Length)
            {
                at = FoldOne(original, at);
            }
        }

        Pad();
        if (Plainness.IsPlain(Padded, Length))
        {
            Disguised = 0;
        }
        else
        {
            Disguised = Disguise.Undo(
                _characters.AsSpan(0, Length + Padding),
                _origins.AsSpan(0, Length),
                out var length
            );
            Length = length;
            Pad();
        }

        _origins[Length] = original.Length;
    }

    // Whole stretches at once; the last character before another script may have to be read together with its marks.
    private int FoldAscii(ReadOnlySpan<char> original, int start)
    {
        var rest = original[start..];
        var length = rest.IndexOfAnyExcept(SeenAscii);
        length = length < 0 ? rest.Length : length - 1;
        if (length <= 0)
        {
            return start;
        }

        EnsureCapacity(Length + length);
        Ascii.ToLower(rest[..length], _characters.AsSpan(Length), out _);
        Ascending.Fill(_origins.AsSpan(Length, length), start);
        Length += length;
        return start + length;
    }

    private int FoldOne(ReadOnlySpan<char> original, int at)
    {
        var unit = original[at];
        var next = at + 1 < original.Length ? original[at + 1] : ' ';
        var alone = FoldTable.Of(unit);
        if (alone < FoldTable.NotAlone && (next < '\u0300' || FoldTable.Of(next) != FoldTable.NotAlone))
        {
            Append(alone, at);
            return at + 1;
        }

        if (alone != FoldTable.Invisible)
        {
            return FoldCluster(original, at);
        }

        var inWord = at > 0 && char.IsAsciiLetter(original[at - 1]) && char.IsAsciiLetter(next);
        Hidden += inWord ? 1 : 0;
        at++;
        return unit == RightToLeft ? FoldReversed(original, at) : at;
    }

    private void Pad() => _characters.AsSpan(Length, Padding).Fill(' ');

    // Latin letters that are shown backwards are written backwards to be read. The places stay in order, so that spans
    // of a word are right where the word alone is reversed.
    private int FoldReversed(ReadOnlySpan<char> original, int start)
    {
        var rest = original[start..];
        var length = rest.IndexOfAny(EndsOfReversal);
        length = length < 0 ? rest.Length : length;
        var run = rest[..length];
        foreach (var unit in run)
        {
            if (!char.IsAscii(unit))
            {
                return start;
            }
        }

        for (var at = 0; at < length; at++)
        {
            if (FoldTable.Of(run[length - 1 - at]) is not FoldTable.Invisible and var unit)
            {
                Append(unit, start + at);
            }
        }

        Hidden += length > 1 ? 1 : 0;
        return start + length;
    }

    private int FoldCluster(ReadOnlySpan<char> original, int start)
    {
        if (
            Rune.DecodeFromUtf16(original[start..], out var sign, out var units) == OperationStatus.Done
            && EmojiWords.Of(sign.Value) is { } words
        )
        {
            foreach (var unit in words)
            {
                Append(unit, start);
            }

            return start + units;
        }

        Span<char> cluster = stackalloc char[ClusterForms.Longest];
        var length = 0;
        var at = start;
        do
        {
            Rune.DecodeFromUtf16(original[at..], out var rune, out var consumed);
            length += rune.EncodeToUtf16(cluster[length..]);
            at += consumed;
        } while (at < original.Length && length < LongestCluster && IsMark(original[at]));

        var form = _clusters.Normalize(cluster[..length]);
        for (var place = 0; place < form.Length; place++)
        {
            // Marks that no Latin letter is written with are strewn over a text to hide it.
            if (place == 0 || !char.IsAsciiLetter(form[0]) || !IsMark(form[place]))
            {
                Append(char.ToLowerInvariant(form[place]), start);
            }
        }

        return at;
    }

    private static bool IsMark(char unit) =>
        unit is >= '\u0300' and not (>= '\uFE00' and <= '\uFE0F')
        && CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private void Append(char unit, int origin)
    {
        if (Length + 1 >= _origins.Length)
        {
            EnsureCapacity(2 * Length);
        }

        _characters[Length] = unit;
        _origins[Length++] = origin;
    }

    private void EnsureCapacity(int length)
    {
        if (_origins.Length <= length)
        {
            Array.Resize(ref _characters, length + Padding);
            Array.Resize(ref _origins, length + 1);
        }
    }
}
