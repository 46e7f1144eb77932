using System.Numerics;

namespace Moderation.Engine.Text;

/// <summary>
/// Finds the first character of a text that may be part of a trick of spelling, many at a glance. Errs on the side of
/// the tricks alone.
/// </summary>
internal static class UnusualCharacters
{
    /// <summary>
    /// The first place where a word is not <see cref="DisguisedWord.IsPlain"/>, or where a letter stands alone and after
    /// it another character alone; <paramref name="length"/> where there is none.
    /// </summary>
    /// <param name="padded">A folded text with <see cref="FoldedText.Padding"/> spaces after it.</param>
    /// <param name="from">Where to begin: at a word's first character, or between words.</param>
    /// <param name="length">How long the text is.</param>
    public static int Next(ReadOnlySpan<char> padded, int from, int length)
    {
        var (partBefore, spaceBefore) = (0UL, 1UL);
        for (var at = from; at < length; at += CharacterBlock.Length)
        {
            var block = CharacterBlock.Load(padded, at);
            var next = CharacterBlock.Load(padded, at + 1);
            var afterNext = CharacterBlock.Load(padded, at + 2);
            var letters = block.Letters;
            var parts = letters | block.Of('\'');
            var spaces = block.Spaces;
            var closing = Closing(block) & ((parts << 1) | partBefore) & next.Spaces;
            var threeAlike = parts & block.SameAs(next) & block.SameAs(afterNext);
            var alone = letters & ((spaces << 1) | spaceBefore) & next.Spaces;
            var firstOfTwo = alone & ~afterNext.Spaces & CharacterBlock.Load(padded, at + 3).Spaces;
            var unusual = ~(parts | spaces | closing) | threeAlike | firstOfTwo;
            if (unusual != 0)
            {
                return Math.Min(length, at + BitOperations.TrailingZeroCount(unusual));
            }

            (partBefore, spaceBefore) = (parts >> 63, spaces >> 63);
        }

        return length;
    }

    // Signs that end a word.
    private static ulong Closing(CharacterBlock block) =>
        block.Of('.')
        | block.Of(',')
        | block.Of('!')
        | block.Of('?')
        | block.Of(';')
        | block.Of(':')
        | block.Of(')')
        | block.Of('"');
}
