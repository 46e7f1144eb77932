using System.Buffers;
using System.Numerics;

namespace Moderation.Engine.Text;

/// <summary>
/// Tells of nearly all texts at a glance that they hold none of the tricks that <see cref="Disguise"/> undoes, so that
/// it need not read them letter by letter. Errs on the side of the tricks alone.
/// </summary>
internal static class Plainness
{
    // As Disguise counts them: fewer are hyphens and missing spaces.
    private const int FewestSigns = 4;
    private const int FewestAgain = 2;

    // What CharacterBlock.Spaces finds.
    private static readonly SearchValues<char> WordEnds = SearchValues.Create([
        .. Enumerable.Range(0, ' ' + 1).Append('\x7F').Select(unit => (char)unit),
    ]);

    /// <summary>Whether <see cref="Disguise.Undo"/> would leave the text as it is.</summary>
    /// <param name="padded">A folded text with <see cref="FoldedText.Padding"/> spaces after it.</param>
    /// <param name="length">How long the text is.</param>
    public static bool IsPlain(ReadOnlySpan<char> padded, int length)
    {
        var (signs, again, apart) = (0, 0, 0);
        var before = new Edges(Spaces: 1UL << 63, Letters: 0, Singles: 0, Imitations: 0);
        for (var at = 0; at < length; at += CharacterBlock.Length)
        {
            var block = CharacterBlock.Load(padded, at);
            var next = CharacterBlock.Load(padded, at + 1);
            var afterNext = CharacterBlock.Load(padded, at + 2);
            var accented = block.Between('\xC0', '\xFE') & ~block.Of('\xD7') & ~block.Of('\xF7');
            if ((block.Between('\x80', '\xFF') & ~accented) != 0)
            {
                return false;
            }

            var letters = block.Letters | accented;
            var nextLetters = next.Letters | next.Between('\xC0', '\xFF');
            var letterBefore = (letters << 1) | (before.Letters >> 63);
            var spaces = block.Spaces;
            var spaceBefore = (spaces << 1) | (before.Spaces >> 63);
            var threeAlike = letters & block.SameAs(next) & block.SameAs(afterNext);

            // Behind a sign or another digit a digit is part of a number; two at a word's start are as well.
            var imitations = Imitations(block);
            var imitationBefore = (imitations << 1) | (before.Imitations >> 63);
            var isSecond = imitationBefore & ((spaces << 2) | (before.Spaces >> 62));
            var inWords = imitations & nextLetters & (letterBefore | (imitationBefore & ~isSecond));
            if ((threeAlike | inWords) != 0 || HasImitation(padded, at, imitations & nextLetters & spaceBefore))
            {
                return false;
            }

            // Of signs between letters and letters that stand alone there are few; those are looked at one by one.
            var apostrophes = block.Of('\'');
            var inside = letterBefore & ~letters & ~spaces & nextLetters;
            signs += BitOperations.PopCount(inside & ~apostrophes);
            again += Alike(padded, at, inside);
            var alone = letters & ~letterBefore & ~nextLetters;
            var singles = alone & spaceBefore & next.Spaces;
            var twoBefore = (singles << 2) | (before.Singles >> 62);
            var fourBefore = (singles << 4) | (before.Singles >> 60);

            // The t of "isn't" stands in a word with other letters side by side.
            var contracted = (apostrophes << 1) & (letters << 2) & (letters << 3);
            apart += BitOperations.PopCount(alone & ~singles & ~contracted);
            if ((singles & twoBefore & fourBefore) != 0)
            {
                return false;
            }

            before = new Edges(spaces, letters, singles, imitations);
        }

        return signs < FewestSigns
            && again < FewestAgain
            && (apart < DisguisedWord.FewestApart || !HasLettersApart(padded[..length]));
    }

    private static ulong Imitations(CharacterBlock block) =>
        block.Of('0')
        | block.Of('1')
        | block.Between('3', '5')
        | block.Of('7')
        | block.Of('!')
        | block.Of('@')
        | block.Of('$');

    // Whether one of these characters, each first in its word and with a letter after it, is not "1st" or "@name".
    private static bool HasImitation(ReadOnlySpan<char> text, int start, ulong firsts)
    {
        for (; firsts != 0; firsts &= firsts - 1)
        {
            var at = start + BitOperations.TrailingZeroCount(firsts);
            var rest = text[(at + 1)..];
            if (text[at] != '@' && !DisguisedWord.IsUnit(rest[..rest.IndexOfAny(WordEnds)]))
            {
                return true;
            }
        }

        return false;
    }

    // How many signs stand between the same letter twice.
    private static int Alike(ReadOnlySpan<char> text, int start, ulong signs)
    {
        var count = 0;
        for (; signs != 0; signs &= signs - 1)
        {
            var at = start + BitOperations.TrailingZeroCount(signs);
            count += text[at - 1] == text[at + 1] ? 1 : 0;
        }

        return count;
    }

    // A word whose letters, three at least, all stand alone: not "don't", but "d-o-n".
    private static bool HasLettersApart(ReadOnlySpan<char> text)
    {
        var apart = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var isLetter = char.IsLetter(text[at]);
            if (CharacterClasses.Of(text[at]) == CharacterClass.Space)
            {
                apart = 0;
            }
            else if (isLetter && at + 1 < text.Length && char.IsLetter(text[at + 1]))
            {
                // Far enough below zero for the rest of the word.
                apart = int.MinValue / 2;
            }
            else if (isLetter && ++apart == DisguisedWord.FewestApart)
            {
                return true;
            }
        }

        return false;
    }

    // What the block before says about its last characters.
    private readonly record struct Edges(ulong Spaces, ulong Letters, ulong Singles, ulong Imitations);
}
