using Moderation.Contracts;

namespace Moderation.Service.Dashboard.Parts;

/// <summary>Cuts a comment's text where a mark begins or ends, and where something stands that cannot be seen.</summary>
internal static class TextPieces
{
    /// <summary>More marks than this, from the beginning of the text, are not shown: nobody reads them.</summary>
    public const int MostMarks = 100;

    /// <summary>The pieces in their order; together they are the whole text.</summary>
    /// <param name="text">The text, or the beginning of it.</param>
    /// <param name="reasons">Their spans may overlap, and may go beyond the text.</param>
    public static IReadOnlyList<TextPiece> Of(string text, IReadOnlyList<Reason> reasons)
    {
        var pieces = new List<TextPiece>();
        // How many marks of each reason are open where the sweep is.
        var open = new int[reasons.Count];
        var from = 0;
        foreach (var edge in Edges(text, reasons))
        {
            Cut(edge.At);
            open[edge.Reason] += edge.Step;
        }

        Cut(text.Length);
        return pieces;

        void Cut(int to)
        {
            if (to > from)
            {
                string[] codes = [.. reasons.Where((_, reason) => open[reason] > 0).Select(r => r.Code).Distinct()];
                pieces.AddRange(
                    Unseen.Split(text[from..to]).Select(part => new TextPiece(part.Text, codes, part.IsUnseen))
                );
                from = to;
            }
        }
    }

    /// <summary>Where marks begin (a step of 1) and end (-1), in the order of the text.</summary>
    private static IEnumerable<(int At, int Reason, int Step)> Edges(string text, IReadOnlyList<Reason> reasons) =>
        reasons
            .SelectMany((reason, index) => reason.Spans.Select(span => (Reason: index, Range: Whole(text, span))))
            .Where(mark => mark.Range.Start < mark.Range.End)
            .OrderBy(mark => mark.Range.Start)
            .Take(MostMarks)
            .SelectMany(mark => new[] { (mark.Range.Start, mark.Reason, 1), (mark.Range.End, mark.Reason, -1) })
            .OrderBy(edge => edge.Item1);

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
