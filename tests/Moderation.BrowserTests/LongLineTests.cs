using System.Text.Json;
using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>The desk at the end of a long line.</summary>
public abstract class LongLineTests(Chromium chromium, DeskService desk)
{
    private readonly string _site = $"site-{Guid.NewGuid():N}";

    [Fact]
    public async Task Verdict_OneHundredMillisecondsEachWay_TheCardIsGoneWithinFifty()
    {
        string[] ids = [.. Enumerable.Range(0, 12).Select(i => $"{_site}n{i:000}")];
        await desk.Service.Http.SubmitAsync([
            .. ids.Select(commentId => new
            {
                siteId = _site,
                commentId,
                text = $"A blockedword {commentId}",
                author = new { name = $"Reader of {commentId}" },
            }),
        ]);
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, $"/review?site={_site}&lane=all&order=oldest");
        await Expect(window.Page.Locator(".card")).ToHaveCountAsync(ids.Length, Patient.Count);
        await window.Page.RouteAsync(
            "**/api/review/**",
            async route =>
            {
                await Task.Delay(200);
                await route.ContinueAsync();
            }
        );
        await window.Page.EvaluateAsync(
            """
            () => {
              window.gone = [];
              addEventListener("keydown", (event) => {
                if (event.key !== "a") return;
                const at = performance.now(), card = document.querySelector(".card[aria-current]");
                new MutationObserver((_, observer) => {
                  if (card.isConnected) return;
                  observer.disconnect();
                  window.gone.push(performance.now() - at);
                }).observe(document.querySelector(".cards"), { childList: true });
              }, true);
            }
            """
        );

        for (var i = 0; i < 10; i++)
        {
            await window.Page.Keyboard.PressAsync("a");
        }

        foreach (var id in ids[..10])
        {
            await Wait.UntilAsync(async () => await StateAsync(id) == "approved", () => $"{id} is not approved");
        }

        var gone = await window.Page.EvaluateAsync<double[]>("window.gone");
        Assert.Equal(10, gone.Length);
        Assert.All(gone, milliseconds => Assert.InRange(milliseconds, 0, 50));
    }

    private async Task<string?> StateAsync(string id)
    {
        using var status = JsonDocument.Parse(await desk.Service.Http.GetStringAsync($"/api/comments/{_site}/{id}"));
        return status.RootElement.GetProperty("state").GetString();
    }
}

[Collection(AloneCollection.Name)]
public sealed class SqliteLongLineTests(Chromium chromium, SqliteDesk desk)
    : LongLineTests(chromium, desk),
        IClassFixture<SqliteDesk>;

[Collection(AloneCollection.Name)]
public sealed class PostgresLongLineTests(Chromium chromium, PostgresDesk desk)
    : LongLineTests(chromium, desk),
        IClassFixture<PostgresDesk>;
