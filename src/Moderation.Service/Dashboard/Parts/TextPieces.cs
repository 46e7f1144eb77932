using Moderation.Contracts;

namespace Moderation.Service.Dashboard.Parts;

/// <summary>Cuts a comment's text where a mark begins or ends, and where something stands that cannot be seen.</summary>
internal static class TextPieces
{
    /// <summary>The pieces in their order; together they are the whole text.</summary>
    /// <param name="text">The text, or the beginning of it.</param>
    /// <param name="reasons">Their spans may overlap, and may go beyond the text.</param>
    public static IReadOnlyList<TextPiece> Of(string text, IReadOnlyList<Reason> reasons)
    {
        var marks = reasons
            .SelectMany(reason => reason.Spans.Select(span => (reason.Code, Range: Whole(text, span))))
            .Where(mark => mark.Range.Start < mark.Range.End)
            .ToArray();
        var cuts = new SortedSet<int>(marks.SelectMany(mark => new[] { mark.Range.Start, mark.Range.End }))
        {
            0,
            text.Length,
        };
        var pieces = new List<TextPiece>();
        foreach (var (start, end) in cuts.Zip(cuts.Skip(1)))
        {
            string[] codes =
            [
                .. marks
                    .Where(mark => mark.Range.Start <= start && end <= mark.Range.End)
                    .Select(mark => mark.Code)
                    .Distinct(),
            ];
            pieces.AddRange(
                Unseen.Split(text[start..end]).Select(part => new TextPiece(part.Text, codes, part.IsUnseen))
            );
        }

        return pieces;
    }

    /// <summary>A span brought inside the text, that cuts no surrogate pair.</summary>
    private static (int Start, int End) Whole(string text, Span span)
    {
        var start = Math.Clamp(span.Start, 0, text.Length);
        var end = (int)Math.Clamp((long)span.Start + span.Length, 0, text.Length);
        return (CutsPair(text, start) ? start - 1 : start, CutsPair(text, end) ? end + 1 : end);
    }

    private static bool CutsPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);
}
