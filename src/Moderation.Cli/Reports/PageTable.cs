using System.Xml.Linq;
using static Moderation.Cli.Reports.Markup;

namespace Moderation.Cli.Reports;

/// <summary>A table: the first column names the row, the others hold figures.</summary>
internal static class PageTable
{
    public static XElement Of(string caption, IEnumerable<string> columns, IEnumerable<object?[]> rows) =>
        Tag(
            "div",
            Set("class", "scroll"),
            Set("tabindex", 0),
            Tag(
                "table",
                Tag("caption", caption),
                Tag("thead", Tag("tr", columns.Select(column => Tag("th", Set("scope", "col"), column)))),
                Tag("tbody", rows.Select(Row))
            )
        );

    private static XElement Row(object?[] cells) =>
        Tag("tr", Tag("th", Set("scope", "row"), cells[0]), cells.Skip(1).Select(cell => Tag("td", cell)));
}
