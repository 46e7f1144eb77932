using Moderation.Engine.Deciding;
using Moderation.Engine.Features;

namespace Moderation.Engine.Models;

/// <summary>Finds the parts of a text that raised a score most.</summary>
internal static class Explanation
{
    // A word belongs to the explanation when it raised the score by at least this share of what the strongest one did.
    private const float LeastShare = 0.3f;

    /// <summary>The spans, in the order of the original text; empty where no word raised the score.</summary>
    public static IReadOnlyList<Span> Of(Featurizer featurizer, Scorer scorer, Category category)
    {
        var folded = featurizer.Folded;
        var shares = new float[folded.Length];
        var sink = new TraceSink(featurizer, scorer, category, shares);
        TextWalk.Run(folded.Characters, ref sink);
        SpellingWalk.Run(folded.Characters, ref sink);

        var words = new List<(int Start, int End, float Share)>();
        for (var at = 0; at < shares.Length; )
        {
            var end = at + 1;
            if (char.IsWhiteSpace(folded.Characters[at]))
            {
                at = end;
                continue;
            }

            while (end < shares.Length && !char.IsWhiteSpace(folded.Characters[end]))
            {
                end++;
            }

            words.Add((at, end, Sum(shares.AsSpan(at, end - at))));
            at = end;
        }

        var strongest = words.Select(word => word.Share).DefaultIfEmpty().Max();
        var spans = new List<Span>();
        var last = -1;
        foreach (var (word, place) in words.Select((word, place) => (word, place)))
        {
            if (word.Share <= 0 || word.Share < LeastShare * strongest)
            {
                continue;
            }

            var start = folded.Origins[word.Start];
            var end = folded.Origins[word.End];
            if (spans.Count > 0 && last == place - 1)
            {
                start = spans[^1].Start;
                spans.RemoveAt(spans.Count - 1);
            }

            spans.Add(new Span(start, end - start));
            last = place;
        }

        return spans;
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
