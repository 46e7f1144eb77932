namespace Moderation.Engine.Models;

/// <summary>
/// The invented comments whose scores stand in every manifest. They touch each part of the featurizer that could
/// differ between machines: compatibility forms, marks, other scripts, emoji, links, names.
/// </summary>
internal static class SampleTexts
{
    public static IReadOnlyList<ManifestSample> All { get; } =
    [
        Of("I read this twice and still think the second chart is misleading."),
        Of("You are a complete idiot and nobody wants you here."),
        Of("Thank you, this solved my problem with the printer!"),
        Of("I am a gay Muslim and I liked the article."),
        Of("Jews, Muslims and Christians all live here."),
        Of("The president has lied about the budget again and should resign."),
        Of("SHUT UP!!! GO BACK TO WHERE YOU CAME FROM!!!"),
        Of("ｆｕｌｌ ｗｉｄｔｈ letters, ﬁne ligatures and ½ of a Ⅷ."),
        Of("Cafe\u0301 na\u0131\u0308ve Zu\u0308rich Ångström"),
        Of("Это комментарий на другом языке, без всякой ругани."),
        Of("هذا تعليق بلغة أخرى."),
        Of("这是另一种语言的评论。"),
        Of("Ich finde den Artikel sehr gut und habe ihn gern gelesen."),
        Of("So funny 😂😂😂 👍🏽 ❤️"),
        Of("z\u200Be\u200Br\u200Bo width and so\u00ADft hyphens"),
        Of(""),
        Of("Buy cheap pills now at http://pills.example.com/order?id=77 or call +1 555 010 0199 !!!"),
        Of("Great post, thanks for sharing.", "Best Roof Repair Dallas", "http://roof-repair.example.com"),
        Of("Great post, thanks for sharing.", "Anna", null),
        Of(
            "<a href=\"http://casino.example.net\">casino bonus</a> [url=http://casino.example.net]win[/url]",
            "casino",
            null
        ),
    ];

    private static ManifestSample Of(string text, string? authorName = null, string? authorUrl = null) =>
        new(text, authorName, authorUrl, "", 0, 0);
}
