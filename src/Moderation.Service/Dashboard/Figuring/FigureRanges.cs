using Moderation.Service.Review.Figures;

namespace Moderation.Service.Dashboard.Figuring;

/// <summary>The ranges as addresses and the page have them.</summary>
internal static class FigureRanges
{
    public static IReadOnlyList<(FigureRange Range, string Words)> All { get; } =
    [(FigureRange.Day, "24 hours"), (FigureRange.Week, "7 days"), (FigureRange.Month, "30 days")];

    public static string Name(FigureRange range) =>
        range switch
        {
            FigureRange.Week => "week",
            FigureRange.Month => "month",
            _ => "day",
        };

    /// <summary>The range of that name; a day where there is none.</summary>
    public static FigureRange Read(string? name) =>
        All.Select(one => one.Range).FirstOrDefault(range => Name(range) == name);
}
