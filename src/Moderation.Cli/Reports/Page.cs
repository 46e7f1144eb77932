using System.Xml.Linq;
using static Moderation.Cli.Reports.Markup;

namespace Moderation.Cli.Reports;

/// <summary>A page that stands alone: no script, nothing fetched.</summary>
internal static class Page
{
    /// <summary>The page as HTML.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="introduction">A paragraph under the title.</param>
    /// <param name="content">What comes then.</param>
    public static string Of(string title, string introduction, params object?[] content)
    {
        var page = Tag(
            "html",
            Set("lang", "en"),
            Tag(
                "head",
                Tag("meta", Set("charset", "utf-8")),
                Tag("meta", Set("name", "viewport"), Set("content", "width=device-width, initial-scale=1")),
                Tag("meta", Set("name", "robots"), Set("content", "noindex")),
                Tag(
                    "meta",
                    Set("http-equiv", "Content-Security-Policy"),
                    Set("content", "default-src 'none'; style-src 'unsafe-inline'")
                ),
                Tag("title", title),
                Tag("style", Style())
            ),
            Tag("body", Tag("header", Tag("h1", title), Tag("p", introduction)), Tag("main", content))
        );
        return "<!doctype html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    private static string Style()
    {
        using var reader = new StreamReader(typeof(Page).Assembly.GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }
}
