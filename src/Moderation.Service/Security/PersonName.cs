namespace Moderation.Service.Security;

/// <summary>What a person or a program may be called.</summary>
internal static class PersonName
{
    /// <summary>UTF-16 code units of a name.</summary>
    public const int Longest = 64;

    /// <summary>The name as it is compared, which is how ASP.NET Core's Identity compares it.</summary>
    public static string KeyOf(string name) => name.Normalize().ToUpperInvariant();

    /// <summary>What is wrong with a name and what would be right; null where nothing is.</summary>
    public static string? Mistake(string name) =>
        string.IsNullOrWhiteSpace(name) ? "Give a name."
        : name.Length > Longest ? $"Give a name of at most {Longest} characters."
        : name != name.Trim() ? "Give a name without spaces around it."
        : name.EnumerateRunes().Any(IsUnfit) ? "Give a name without control characters and broken letters."
        // It would pass for a decision of the service, which programs treat in another way.
        : KeyOf(name) == KeyOf(Actor.Service.Name) ? "This is the service's own name: choose another."
        : null;

    private static bool IsUnfit(System.Text.Rune rune) =>
        rune == System.Text.Rune.ReplacementChar
        || System.Text.Rune.GetUnicodeCategory(rune)
            is System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator;
}
