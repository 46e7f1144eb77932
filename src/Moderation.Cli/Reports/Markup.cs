using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Moderation.Cli.Reports;

/// <summary>Pieces of a page. Text is escaped by the XML library, so that a comment can never be markup.</summary>
internal static class Markup
{
    public static XElement Tag(string name, params object?[] content) => new(name, content);

    public static XAttribute Set(string name, object value) =>
        new(name, value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value);

    /// <summary>A text that a page can show: what XML cannot hold becomes a replacement character.</summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            shown.Append(
                rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar
            );
        }

        return shown.ToString();
    }

    public static string Number(double? value, string format = "0.000") =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
