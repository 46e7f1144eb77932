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
        scorer.Fetch(featurizer);
        featurizer.Count();
        var folded = featurizer.Folded;
        var shares = new float[folded.Length + 1];
        var sink = new TraceSink(featurizer, scorer, category, shares);
        TextWalk.Run(folded.Characters, ref sink);
        SpellingWalk.Run(folded.Characters, ref sink);
        for (var at = 1; at < shares.Length; at++)
        {
            shares[at] += shares[at - 1];
        }

        var words = new List<(int Start, int End, float Share)>();
        for (var at = 0; at < folded.Length; )
        {
            var end = at + 1;
            if (char.IsWhiteSpace(folded.Characters[at]))
            {
                at = end;
                continue;
            }

            while (end < folded.Length && !char.IsWhiteSpace(folded.Characters[end]))
            {
                end++;
            }

            var (first, last) = WithoutSigns(folded.Characters, at, end);
            words.Add((first, last, Sum(shares.AsSpan(at, end - at))));
            at = end;
        }

        var (strongest, all) = (0f, 0f);
        foreach (var word in words)
        {
            strongest = Math.Max(strongest, word.Share);
            all += Math.Max(0, word.Share);
        }

        var spans = new List<Span>();
        var previous = -1;
        for (var place = 0; place < words.Count; place++)
        {
            var word = words[place];
            if (word.Share <= 0 || word.Share < LeastShare * strongest)
            {
                continue;
            }

            var span = folded.Original(word.Start, word.End);
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

    private static float Sum(ReadOnlySpan<float> shares)
    {
        var sum = 0f;
        foreach (var share in shares)
        {
            sum += share;
        }

        return sum;
    }
}
