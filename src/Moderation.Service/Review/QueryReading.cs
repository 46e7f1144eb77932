using System.Globalization;

namespace Moderation.Service.Review;

/// <summary>
/// Reads the part of an address after the question mark; what is nonsense is noted with what would be right. An empty
/// value is none, as forms send it.
/// </summary>
/// <param name="query">The parameters.</param>
/// <param name="errors">Gets what would be right, by name.</param>
internal sealed class QueryReading(IQueryCollection query, IDictionary<string, string[]> errors)
{
    private const string Day = "yyyy-MM-dd";
    private const int Longest = 256;

    private static readonly string[] TimeForms =
    [
        Day,
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>A text as it was typed, or null.</summary>
    public string? Text(string name)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            errors[name] = ["Give it once."];
        }

        // NUL is in no id and no text, and PostgreSQL takes none.
        return values.Count == 0 || string.IsNullOrEmpty(values[0]) ? null : values[0]!.Replace('\0', '\uFFFD');
    }

    /// <summary>An id or a name, up to 256 characters, or null.</summary>
    public string? Id(string name)
    {
        var id = Text(name);
        if (id is { Length: > Longest })
        {
            errors[name] = [$"Give at most {Longest} characters."];
        }

        return id;
    }

    /// <summary>A time, or null; a day alone begins at midnight UTC.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="dayEnds">Whether a day alone is meant to its end.</param>
    public DateTimeOffset? Time(string name, bool dayEnds = false)
    {
        if (Text(name) is not { } written)
        {
            return null;
        }

        if (
            DateTimeOffset.TryParseExact(
                written,
                TimeForms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time
            ) && time.Year is >= 1990 and < 9999
        )
        {
            return dayEnds && written.Length == Day.Length ? time.AddDays(1) : time;
        }

        errors[name] = ["Give a date such as 2026-03-01, or a time such as 2026-03-01T12:30:00Z."];
        return null;
    }

    /// <summary>A whole number from 1, or null.</summary>
    public long? Number(string name, long most = long.MaxValue)
    {
        if (Text(name) is not { } written)
        {
            return null;
        }

        if (
            long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= most
        )
        {
            return number;
        }

        errors[name] = [$"Give a whole number from 1 to {most}."];
        return null;
    }

    /// <summary>Whether it is <c>true</c>.</summary>
    public bool Flag(string name)
    {
        var written = Text(name);
        if (written is not (null or "true" or "false"))
        {
            errors[name] = ["Give true or false."];
        }

        return written == "true";
    }
}
