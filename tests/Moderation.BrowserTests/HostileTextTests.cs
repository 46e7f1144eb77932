using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>Whatever a comment holds, the pages show it as text, and it stays in its place.</summary>
public sealed class HostileTextTests(Chromium chromium, EmbeddedService service) : IClassFixture<EmbeddedService>
{
    public static TheoryData<string, string> Hostile { get; } =
        new()
        {
            { "script", "<script>window.fooled = true; alert(1)</script></p></li></ol><h1>Owned</h1>" },
            {
                "handler",
                "<img src=x onerror=\"window.fooled=true\"><svg onload=alert(1)><style>*{display:none}</style>"
            },
            { "template", "{{7*7}} ${7*7} <!-- --> ]]> &lt;b&gt; </textarea></title>" },
            { "override", "\u202Eevil\u202E\u202E\u2066 and never closed" },
            { "marks", "Z" + string.Concat(Enumerable.Repeat("\u0351\u036B\u0343\u0320\u0323\u0347", 200)) },
            { "invisible", "in\u200Bvi\u2060si\uFEFFble\u00AD \u0001\u0007\u001B[31m\u0085" },
            { "wide", new string('W', 5_000) },
            { "lines", string.Concat(Enumerable.Repeat("\n", 500)) },
            { "arabic", "\u0647\u0630\u0627 \u0646\u0635 \u0639\u0631\u0628\u064A (abc) 123" },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Pages_HostileText_IsShownAsTextInItsPlace(string kind, string hostile)
    {
        var (text, mark) = Texts.Marked(Texts.Abusive);
        var id = $"{kind}-{Guid.NewGuid():N}";
        await service.Process.Http.SubmitAsync(
            new
            {
                commentId = id,
                threadId = "hostile",
                text = $"{text} {hostile}",
                author = new
                {
                    name = $"{mark} {hostile}"[..Math.Min(200, mark.Length + hostile.Length)],
                    url = "javascript:alert(1)",
                },
                permalink = "javascript:alert(1)",
            }
        );
        await using var live = await chromium.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = 390, Height = 800 },
            }
        );
        await using var review = await chromium.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = 390, Height = 800 },
            }
        );

        await live.OpenLiveAsync(service.Process, "/");
        await review.OpenLiveAsync(service.Process, "/review?lane=all");

        var row = live.Row(mark);
        var card = review.Card(mark);
        foreach (var (window, shown) in new[] { (live, row), (review, card) })
        {
            await Expect(shown).ToHaveCountAsync(1, Patient.Count);
            // On the live page a severe text is closed.
            if (await shown.Locator(".guarded summary").IsVisibleAsync())
            {
                await shown.Locator(".guarded summary").ClickAsync();
            }

            Assert.False(await window.Page.EvaluateAsync<bool>("window.fooled === true"), "a script ran");
            Assert.Equal(0, await shown.Locator("script, img, style, svg:not(.score svg), h1").CountAsync());
            Assert.Equal(0, await shown.Locator("a[href^='javascript']").CountAsync());
            Assert.Equal(
                0,
                await window.Page.EvaluateAsync<int>(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                )
            );
            await AssertNeighboursAreLeftAloneAsync(shown);
        }

        await Expect(card.Locator(".text")).ToContainTextAsync(kind == "script" ? "<script>window.fooled" : mark);
    }

    [Fact]
    public async Task Demo_HostileText_IsShownAsText()
    {
        await using var writer = await chromium.OpenAsync();
        var blog = await DemoBlogPage.OpenAsync(writer, service.Address);
        var (text, mark) = Texts.Marked("<script>window.fooled = true</script><img src=x onerror=alert(1)>");

        await blog.PostAsync(text, name: "<b>Mia</b>");

        await Expect(blog.Comment(mark).Locator(".text")).ToHaveTextAsync(text);
        await Expect(blog.Comment(mark).Locator(".name")).ToHaveTextAsync("<b>Mia</b>");
        Assert.False(await writer.Page.EvaluateAsync<bool>("window.fooled === true"));
    }

    /// <summary>
    /// What belongs to the comment stays inside its box and in the order in which it is written, and nothing of the text
    /// is painted outside of its own box.
    /// </summary>
    private static async Task AssertNeighboursAreLeftAloneAsync(ILocator shown)
    {
        var problems = await shown.EvaluateAsync<string[]>(
            """
            shown => {
              const problems = [];
              const box = shown.getBoundingClientRect();
              for (const part of shown.querySelectorAll(":scope > *, .text, .meta, .reasons")) {
                const inner = part.getBoundingClientRect();
                if (inner.left < box.left - 1 || inner.right > box.right + 1 || inner.top < box.top - 1 || inner.bottom > box.bottom + 1)
                  problems.push(part.className + " leaves its box");
              }
              const text = shown.querySelector(".text");
              if (!["clip", "hidden", "auto"].includes(getComputedStyle(text).overflowY)) problems.push("the text may paint outside");
              const place = shown.querySelector(".meta .place").getBoundingClientRect();
              const word = document.createRange();
              word.selectNodeContents(shown.querySelector(".meta .place").parentElement.firstChild);
              const before = word.getBoundingClientRect();
              if (before.top === place.top && before.left > place.left) problems.push("the order of the words is turned");
              return problems;
            }
            """
        );
        Assert.Empty(problems);
    }
}
