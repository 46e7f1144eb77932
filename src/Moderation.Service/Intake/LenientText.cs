using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Moderation.Service.Intake;

/// <summary>
/// Reads a JSON string that a strict reader refuses. What no database or page can hold (lone surrogates, NUL, bytes
/// that are not UTF-8) becomes U+FFFD, so that a moderator sees that something stood there.
/// </summary>
internal static class LenientText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The string, and whether anything had to be replaced.</summary>
    /// <param name="element">An element of kind String.</param>
    public static (string Text, bool Replaced) Read(JsonElement element)
    {
        string text;
        try
        {
            text = element.GetString()!;
            if (!text.Contains('\0'))
            {
                return (text, false);
            }
        }
        catch (InvalidOperationException)
        {
            text = Unescape(JsonMarshal.GetRawUtf8Value(element)[1..^1]);
        }

        return (Sanitize(text), true);
    }

    /// <summary>A property's name, and whether anything had to be replaced.</summary>
    public static (string Name, bool Replaced) Name(JsonProperty property)
    {
        // Not property.Name, which throws where half a letter is escaped, as TryGetProperty does when it passes by.
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        var broken = !Utf8.IsValid(raw);
        if (!raw.Contains((byte)'\\'))
        {
            return (Encoding.UTF8.GetString(raw), broken);
        }

        var name = Unescape(raw);
        var clean = Sanitize(name);
        return (clean, broken || clean != name);
    }

    // The escapes of RFC 8259, section 7; the document was parsed, so each is complete.
    private static string Unescape(ReadOnlySpan<byte> raw)
    {
        var escaped = Encoding.UTF8.GetString(raw);
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            text.Append(
                escaped[i] switch
                {
                    'b' => '\b',
                    'f' => '\f',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => (char)
                        int.Parse(escaped.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                    var same => same,
                }
            );
            if (escaped[i] == 'u')
            {
                i += 4;
            }
        }

        return text.ToString();
    }

    private static string Sanitize(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for a lone surrogate.
            _ = rune.Value == 0 ? clean.Append(Replacement) : clean.Append(rune);
        }

        return clean.ToString();
    }
}
