using System.Globalization;

namespace Moderation.Service.Dashboard.Parts;

/// <summary>
/// The days of a filter. Days are those of whoever looks, so the page's module writes them into the address as the times at
/// which they begin and end there: what a bookmark chooses is the same for everybody, for the desk's events and for a bulk.
/// </summary>
internal static class FilterDays
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>The day that a field shows for what stands in the address, as of its own offset; null for nonsense.</summary>
    /// <param name="written">A day, a time, or null.</param>
    /// <param name="isEnd">Whether the time is the end of the day.</param>
    public static string? Of(string? written, bool isEnd)
    {
        if (DateOnly.TryParseExact(written, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return written;
        }

        return DateTimeOffset.TryParse(
            written,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? (isEnd && time > DateTimeOffset.MinValue.AddDays(1) ? time.AddTicks(-1) : time).ToString(
                Day,
                CultureInfo.InvariantCulture
            )
            : null;
    }
}
