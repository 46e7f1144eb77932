using System.Globalization;
using Moderation.Engine.Evaluation;
using Spectre.Console;

namespace Moderation.Cli;

/// <summary>Writes how often the lane of what is surely spam is right.</summary>
internal static class LaneTable
{
    /// <summary>Writes the table; nothing where there are no figures.</summary>
    /// <param name="parts">The figures.</param>
    /// <param name="bound">The spam score from which a comment may stand in the lane.</param>
    /// <param name="console">Takes the table.</param>
    /// <param name="rows">Which rows these are, where the reader cannot know.</param>
    public static void Write(
        IReadOnlyList<LaneFigures> parts,
        double bound,
        IAnsiConsole console,
        string rows = "Surely spam"
    )
    {
        if (parts.Count == 0)
        {
            return;
        }

        var title = string.Create(CultureInfo.InvariantCulture, $"{rows}, from {bound}");
        var table = new Table().Border(TableBorder.Simple).AddColumn(Markup.Escape(title));
        foreach (var column in new[] { "rows", "spam", "in the lane", "of those spam", "precision", "95 % (exact)" })
        {
            table.AddColumn(column, settings => settings.RightAligned());
        }

        foreach (var part in parts)
        {
            table.AddRow(
                Markup.Escape(part.Name),
                $"{part.Rows}",
                $"{part.Spam}",
                $"{part.Standing}",
                $"{part.Right}",
                part.Precision is { } precision ? $"{Percent(precision)} %" : "-",
                part.Interval is { } both ? $"{Percent(both.Low)} to {Percent(both.High)} %" : "-"
            );
        }

        console.Write(table);
    }

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture);
}
