using System.Buffers;
using Moderation.Engine.Deciding;
using Moderation.Engine.Features;
using Moderation.Engine.Text;

namespace Moderation.Engine.Models;

/// <summary>Finds the parts of a text that raised a score most.</summary>
internal static class Explanation
{
    // A word belongs to the explanation when it raised the score by at least this share of what the strongest one did.
    private const float LeastShare = 0.45f;

    /// <summary>The spans, in the order of the original text; empty where no word raised the score.</summary>
    public static IReadOnlyList<Span> Of(Featurizer featurizer, Scorer scorer, Category category)
    {
        featurizer.CountUnlessScored();
        var folded = featurizer.Folded;
        var shares = new float[folded.Length + 1];
        var sink = new TraceSink(featurizer, scorer, category, shares);
        TextWalk.Run(folded.Characters, ref sink);
        var words = ArrayPool<WordShare>.Shared.Rent(folded.Length + 1);
        try
        {
            return Spans(folded, words.AsSpan(0, SharesOfWords(folded.Characters, shares, words)));
        }
        finally
        {
            ArrayPool<WordShare>.Shared.Return(words);
        }
    }

    // The words between white space, with what their characters have together.
    private static int SharesOfWords(ReadOnlySpan<char> text, ReadOnlySpan<float> steps, Span<WordShare> words)
    {
        var (count, share) = (0, 0f);
        for (var at = 0; at < text.Length; )
        {
            share += steps[at];
            if (CharacterClasses.Of(text[at]) == CharacterClass.Space)
            {
                at++;
                continue;
            }

            var (start, sum) = (at, share);
            while (++at < text.Length && CharacterClasses.Of(text[at]) != CharacterClass.Space)
            {
                share += steps[at];
                sum += share;
            }

            words[count++] = new WordShare(start, at, sum);
        }

        return count;
    }

    private static IReadOnlyList<Span> Spans(FoldedText folded, ReadOnlySpan<WordShare> words)
    {
        var (strongest, all) = (0f, 0f);
        foreach (var word in words)
        {
            strongest = Math.Max(strongest, word.Share);
            all += Math.Max(0, word.Share);
        }

        var spans = new List<Span>();
        var previous = -1;
        for (var place = 0; place < words.Length; place++)
        {
            var word = words[place];
            if (word.Share <= 0 || word.Share < LeastShare * strongest)
            {
                continue;
            }

            var (start, end) = WithoutSigns(folded.Characters, word.Start, word.End);
            var span = folded.Original(start, end);
            var share = word.Share / all;
            if (spans.Count > 0 && previous == place - 1)
            {
                share += spans[^1].Share ?? 0;
                span = new Span(spans[^1].Start, span.Start + span.Length - spans[^1].Start);
                spans.RemoveAt(spans.Count - 1);
            }

            spans.Add(span with { Share = share });
            previous = place;
        }

        return spans.Count <= Reason.MostSpans
            ? spans
            : [.. spans.OrderByDescending(span => span.Share).Take(Reason.MostSpans).OrderBy(span => span.Start)];
    }

    // Quotes and full stops around a word are not what raised the score; a word of signs alone stays as it is.
    private static (int Start, int End) WithoutSigns(ReadOnlySpan<char> text, int start, int end)
    {
        var (first, last) = (start, end);
        while (first < last && CharacterClasses.Of(text[first]) == CharacterClass.Sign)
        {
            first++;
        }

        while (last > first && CharacterClasses.Of(text[last - 1]) == CharacterClass.Sign)
        {
            last--;
        }

        return first < last ? (first, last) : (start, end);
    }

    private readonly record struct WordShare(int Start, int End, float Share);
}
