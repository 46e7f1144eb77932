using System.Globalization;

namespace Moderation.Service.Learning;

/// <summary>A day as this room's tables have it, in UTC: <c>2026-03-01</c>, so that days in order are in the order of time.</summary>
internal static class DayName
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>The day of an instant.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The name of a day.</summary>
    public static string Of(DateOnly day) => day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The day of a name.</summary>
    public static DateOnly Read(string name) => DateOnly.ParseExact(name, Form, CultureInfo.InvariantCulture);
}
