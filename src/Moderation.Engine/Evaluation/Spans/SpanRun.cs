using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Spans;

/// <summary>Measures the spans that explain a toxicity score against marked ones.</summary>
internal static class SpanRun
{
    /// <summary>Explains every row and compares.</summary>
    public static SpanFigures Of(Model model, IReadOnlyList<SpanRow> rows)
    {
        var scores = rows.Select(row => F1(Marked(model, row.Text), row.Spans.ToHashSet())).ToArray();
        var reviewed = rows.Zip(scores)
            .Where(pair => model.Score(new Comment(pair.First.Text)).Toxicity >= model.Thresholds.Toxicity)
            .Select(pair => pair.Second)
            .ToArray();
        return new SpanFigures(
            rows.Count,
            scores.DefaultIfEmpty().Average(),
            Resampling.Middle(Enumerable.Range(0, Resampling.Draws).Select(draw => Mean(scores, draw))),
            reviewed.Length,
            reviewed.Length == 0 ? null : reviewed.Average()
        );
    }

    /// <summary>The F1 of two sets of characters.</summary>
    public static double F1(IReadOnlySet<int> found, IReadOnlySet<int> marked) =>
        found.Count + marked.Count == 0 ? 1 : 2.0 * found.Count(marked.Contains) / (found.Count + marked.Count);

    // Files count Unicode code points, .NET counts UTF-16 code units.
    private static HashSet<int> Marked(Model model, string text)
    {
        var spans = model.Explain(new Comment(text), Category.Toxicity);
        var marked = new HashSet<int>();
        var (unit, point) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (spans.Any(span => unit >= span.Start && unit < span.Start + span.Length))
            {
                marked.Add(point);
            }

            unit += rune.Utf16SequenceLength;
            point++;
        }

        return marked;
    }

    private static double? Mean(double[] scores, int draw)
    {
        double sum = 0,
            count = 0;
        for (var place = 0; place < scores.Length; place++)
        {
            var times = Resampling.Times(draw, place);
            sum += times * scores[place];
            count += times;
        }

        return count == 0 ? null : sum / count;
    }
}
