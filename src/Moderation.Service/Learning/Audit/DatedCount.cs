using System.Globalization;

namespace Moderation.Service.Learning.Audit;

/// <summary>A count of a day.</summary>
internal abstract record DatedCount
{
    /// <summary>The form of a day in the tables.</summary>
    public const string Form = "yyyy-MM-dd";

    /// <summary>The day as the tables have it, UTC.</summary>
    public required string Day { get; init; }

    public long Comments { get; init; }

    /// <summary>The day of an instant, in that form.</summary>
    public static string DayOf(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public DateOnly Date => DateOnly.ParseExact(Day, Form, CultureInfo.InvariantCulture);
}
