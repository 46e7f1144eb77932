using System.Globalization;

namespace Moderation.Service.Dashboard.Figuring;

/// <summary>Numbers as the page says them.</summary>
internal static class Spoken
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share of 0 to 1 in percent; a dash where there is none.</summary>
    public static string Share(double? share) =>
        share is { } known ? (known * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "–";

    /// <summary>A length of time in its largest unit, rounded down: <c>40 min</c>, <c>27 h</c>, <c>4 days</c>.</summary>
    public static string Time(TimeSpan time) =>
        time.TotalHours < 1 ? $"{Math.Max(0, (int)time.TotalMinutes)} min"
        : time.TotalHours < 72 ? $"{(int)time.TotalHours} h"
        : $"{(int)time.TotalDays} days";

    /// <summary>A number of 1, 2 or 5 and zeros that divides what goes up to the largest into about four.</summary>
    public static int Tick(double largest)
    {
        var tick = 1;
        for (var i = 0; tick * 4 < largest; i++)
        {
            tick = i % 3 == 1 ? tick / 2 * 5 : tick * 2;
        }

        return tick;
    }
}
