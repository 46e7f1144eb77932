namespace Moderation.Service.Dashboard.Parts;

/// <summary>The beginning of a text: a page of texts of a million characters is of use to nobody.</summary>
internal static class Beginning
{
    /// <summary>This much of a text is shown, in UTF-16 code units.</summary>
    public const int Length = 4_000;

    /// <summary>The text, or its first 4,000 UTF-16 code units, one less where that would cut a surrogate pair.</summary>
    public static string Of(string text) => Of(text, Length);

    /// <summary>The same with another length.</summary>
    public static string Of(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
