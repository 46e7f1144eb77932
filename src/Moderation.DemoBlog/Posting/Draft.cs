namespace Moderation.DemoBlog.Posting;

/// <summary>What a visitor filled in, checked by the blog's own rules.</summary>
/// <param name="Name">1 to 80 characters.</param>
/// <param name="Website">Empty, or an http or https address of up to 500 characters.</param>
/// <param name="Text">1 to 20,000 characters, one of them not a space.</param>
/// <param name="Parent">The id of the comment that is answered, or empty.</param>
public sealed record Draft(string Name, string Website, string Text, string Parent)
{
    public const int MaxName = 80;
    public const int MaxWebsite = 500;
    public const int MaxText = 20_000;

    public static Draft Empty { get; } = new("", "", "", "");

    /// <summary>What is wrong, by field; empty when nothing is.</summary>
    public Dictionary<string, string[]> Errors()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > MaxName)
        {
            errors["name"] = [$"Please give a name of up to {MaxName} characters."];
        }

        if (Website.Length > 0 && Address() is null)
        {
            errors["website"] = ["Please give a whole address such as https://example.org, or leave it empty."];
        }

        if (TextError(Text) is { } error)
        {
            errors["text"] = [error];
        }

        return errors;
    }

    /// <summary>The website as an address, or null when there is none or it is no web address.</summary>
    public string? Address() =>
        Website.Length is > 0 and <= MaxWebsite
        && Uri.TryCreate(Website, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address.AbsoluteUri
            : null;

    /// <summary>A text field as the browser sent it, with plain line feeds and without space around.</summary>
    public static string Lines(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    /// <summary>What is wrong with a comment's text, or null.</summary>
    public static string? TextError(string text) =>
        string.IsNullOrWhiteSpace(text) ? "Please write something."
        : text.Length > MaxText ? $"Please keep it under {MaxText:N0} characters."
        : null;
}
