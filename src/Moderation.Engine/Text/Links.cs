using System.Buffers;

namespace Moderation.Engine.Text;

/// <summary>Finds links in a folded or a plain text, one after another, without allocating.</summary>
internal static class Links
{
    private const string Scheme = "://";
    private const string Www = "www.";

    private static readonly SearchValues<string> Openings = SearchValues.Create(
        [Scheme, Www],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>
    /// The next link at or after <paramref name="from"/>: something with a scheme, or something that begins with
    /// <c>www.</c>; up to white space, a quote or a bracket.
    /// </summary>
    /// <returns>False where there is none any more.</returns>
    public static bool TryNext(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        start = end = text.Length;
        for (var at = from; at < text.Length; )
        {
            var found = text[at..].IndexOfAny(Openings);
            if (found < 0)
            {
                return false;
            }

            at += found;
            if (text[at] == ':')
            {
                start = StartOfScheme(text, from, at);
                end = End(text, at + Scheme.Length);
                return true;
            }

            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            {
                start = at;
                end = End(text, at);
                return true;
            }

            at += Www.Length;
        }

        return false;
    }

    /// <summary>Whether the word from <paramref name="start"/> to <paramref name="end"/> begins a link.</summary>
    public static bool Begins(ReadOnlySpan<char> text, int start, int end) =>
        end < text.Length
        && (
            (text[end] == ':' && text[end..].StartsWith(Scheme, StringComparison.Ordinal))
            || (text[end] == '.' && text[start..end] is "www")
        );

    /// <summary>Where the link that <paramref name="at"/> is part of ends: before white space, a quote or a bracket.</summary>
    public static int End(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !"<>\"'[](){}|".Contains(text[at]))
        {
            at++;
        }

        // A full stop or comma after a link belongs to the sentence.
        while (at > 0 && ".,;:!?".Contains(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    /// <summary>The host of a link, without scheme, <c>www.</c>, user and port; empty where there is none.</summary>
    public static ReadOnlySpan<char> Host(ReadOnlySpan<char> link)
    {
        var scheme = link.IndexOf(Scheme, StringComparison.Ordinal);
        var host = scheme < 0 ? link : link[(scheme + Scheme.Length)..];
        var end = host.IndexOfAny("/?#\\");
        host = end < 0 ? host : host[..end];
        host = host[(host.LastIndexOf('@') + 1)..];
        end = host.IndexOf(':');
        host = end < 0 ? host : host[..end];
        return host.StartsWith(Www, StringComparison.OrdinalIgnoreCase) ? host[Www.Length..] : host;
    }

    private static int StartOfScheme(ReadOnlySpan<char> text, int from, int at)
    {
        while (at > from && char.IsAsciiLetter(text[at - 1]))
        {
            at--;
        }

        return at;
    }
}
