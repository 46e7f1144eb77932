using System.Globalization;
using Moderation.Service.Review.Figures;

namespace Moderation.Service.Dashboard.Figuring;

/// <summary>Figures as somebody sees them.</summary>
/// <param name="Sheet">The figures.</param>
/// <param name="Late">Since when the oldest comment waits, where that is too long; null otherwise.</param>
/// <param name="WarnAfter">How long it may.</param>
/// <param name="Zone">The viewer's zone.</param>
internal sealed record FigureView(FigureSheet Sheet, DateTimeOffset? Late, TimeSpan WarnAfter, TimeZoneInfo Zone)
{
    /// <summary>A step's time in the viewer's zone: <c>2 Mar 14:00</c>.</summary>
    public string Time(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Zone).ToString("d MMM HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What stands under the step's bar: a part of them has nothing there, so that the others can be read.</summary>
    public string Label(int step)
    {
        var at = TimeZoneInfo.ConvertTime(Sheet.Window.Begin(step), Zone);
        return Sheet.Window.Steps switch
        {
            24 => at.Hour % 6 == 0 ? at.ToString("HH:mm", CultureInfo.InvariantCulture) : "",
            30 => step % 7 == 1 ? at.ToString("d MMM", CultureInfo.InvariantCulture) : "",
            _ => at.Hour == 0 ? at.ToString("ddd", CultureInfo.InvariantCulture) : "",
        };
    }
}
