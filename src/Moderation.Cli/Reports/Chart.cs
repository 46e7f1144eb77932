using System.Globalization;
using System.Xml.Linq;
using static Moderation.Cli.Reports.Markup;

namespace Moderation.Cli.Reports;

/// <summary>A square chart whose axes both go from 0 to 1, as SVG; its colours are those of the page.</summary>
/// <param name="title">What it shows.</param>
/// <param name="across">What the lower axis is.</param>
/// <param name="up">What the left axis is.</param>
/// <param name="ticks">What stands at 0, ¼, ½, ¾ and 1 of the lower axis; these numbers when absent.</param>
internal sealed class Chart(string title, string across, string up, IReadOnlyList<string>? ticks = null)
{
    private const double Left = 44;
    private const double Top = 10;
    private const double Side = 220;
    private const double Bottom = Top + Side;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly List<XElement> _drawn = [];

    /// <summary>Adds a line through points.</summary>
    public Chart Line(string style, IEnumerable<(double Across, double Up)> points)
    {
        var path = string.Join(' ', points.Select(point => $"{At(X(point.Across))},{At(Y(point.Up))}"));
        _drawn.Add(new XElement(Svg + "polyline", Set("class", style), Set("points", path)));
        return this;
    }

    /// <summary>Adds a dot, with words that a pointer over it shows.</summary>
    public Chart Dot(double across, double up, string words)
    {
        _drawn.Add(
            new XElement(
                Svg + "circle",
                Set("class", "dot"),
                Set("cx", At(X(across))),
                Set("cy", At(Y(up))),
                Set("r", "3.5"),
                new XElement(Svg + "title", words)
            )
        );
        return this;
    }

    /// <summary>Adds a bar that stands on the lower axis.</summary>
    public Chart Bar(string style, double from, double to, double height, string words)
    {
        _drawn.Add(
            new XElement(
                Svg + "rect",
                Set("class", style),
                Set("x", At(X(from))),
                Set("y", At(Y(height))),
                Set("width", At((to - from) * Side)),
                Set("height", At(height * Side)),
                new XElement(Svg + "title", words)
            )
        );
        return this;
    }

    /// <summary>The chart with its title.</summary>
    public XElement Draw() =>
        Tag(
            "figure",
            Tag("figcaption", title),
            new XElement(
                Svg + "svg",
                Set("viewBox", $"0 0 {At(Left + Side + 16)} {At(Bottom + 38)}"),
                Set("role", "img"),
                Set("aria-label", $"{title}: {up} by {across}"),
                Grid(),
                _drawn,
                Text(Left + (Side / 2), Bottom + 33, "axis", across),
                new XElement(
                    Svg + "text",
                    Set("class", "axis"),
                    Set("transform", $"translate(11 {At(Top + (Side / 2))}) rotate(-90)"),
                    up
                )
            )
        );

    private IEnumerable<XElement> Grid()
    {
        for (var tick = 0; tick <= 4; tick++)
        {
            var at = tick / 4.0;
            yield return Rule(X(at), Top, X(at), Bottom);
            yield return Rule(Left, Y(at), Left + Side, Y(at));
            yield return Text(X(at), Bottom + 15, "tick", ticks is null ? Number(at, "0.##") : ticks[tick]);
            yield return Text(Left - 6, Y(at) + 3.5, "tick end", Number(at, "0.##"));
        }
    }

    private static XElement Rule(double x1, double y1, double x2, double y2) =>
        new(
            Svg + "line",
            Set("class", "grid"),
            Set("x1", At(x1)),
            Set("y1", At(y1)),
            Set("x2", At(x2)),
            Set("y2", At(y2))
        );

    private static XElement Text(double x, double y, string style, string words) =>
        new(Svg + "text", Set("class", style), Set("x", At(x)), Set("y", At(y)), words);

    private static double X(double value) => Left + (value * Side);

    private static double Y(double value) => Bottom - (value * Side);

    private static string At(double place) => place.ToString("0.##", CultureInfo.InvariantCulture);
}
