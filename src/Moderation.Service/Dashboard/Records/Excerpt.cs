using Moderation.Contracts;
using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.Records;

/// <summary>A part of a text that shows why it was found.</summary>
internal static class Excerpt
{
    /// <summary>In UTF-16 code units.</summary>
    public const int Length = 400;

    // How much of it stands before what was looked for.
    private const int Before = 120;

    /// <summary>The text, or a part of it around the first place that holds what was looked for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sought">What was looked for, or null; then it is the beginning.</param>
    public static string Of(string text, string? sought)
    {
        if (text.Length <= Length)
        {
            return text;
        }

        var from = Whole(text, Math.Min(Math.Max(0, (Find(text, sought) ?? 0) - Before), text.Length - Length));
        var to = Whole(text, from + Length);
        return (from > 0 ? "… " : "") + text[from..to] + (to < text.Length ? " …" : "");
    }

    /// <summary>What was looked for in a part of a text, as the mark of a reason; none where it is not seen there.</summary>
    public static IReadOnlyList<Reason> Marks(string excerpt, string? sought) =>
        Find(excerpt, sought) is { } place
            ? [new Reason("found", "Looked for.", [new Span(place, SearchText.Fold(sought!).Length)])]
            : [];

    // The places are the same only where folding has made nothing shorter or longer.
    private static int? Find(string text, string? sought)
    {
        var folded = SearchText.Fold(text);
        return
            sought is not null
            && folded.Length == text.Length
            && folded.IndexOf(SearchText.Fold(sought), StringComparison.Ordinal) is >= 0 and var place
            ? place
            : null;
    }

    // Not between the halves of a pair.
    private static int Whole(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
