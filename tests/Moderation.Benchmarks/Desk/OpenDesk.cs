using Microsoft.Playwright;
using Moderation.BrowserTests.Fixtures;

namespace Moderation.Benchmarks.Desk;

/// <summary>A moderator's desk in Chromium, which notes by its own clock when it is shown what.</summary>
internal sealed class OpenDesk
{
    private const string Password = "twelve or more letters";

    // Notes when a card came, was claimed by somebody else and left, and when its moderator pressed a key that is about it:
    // milliseconds since 1970, by kind and comment.
    private const string Notes = """
        window.notes = {};
        const note = (kind, id, at = Date.now()) => (window.notes[kind + " " + id] ??= at);
        const known = new Set();
        const look = () => {
          const here = new Set();
          for (const card of document.querySelectorAll("#list .card")) {
            const id = card.dataset.comment;
            here.add(id);
            known.add(id);
            note("came", id);
            if (card.querySelector(".claim").textContent.trim()) note("claimed", id);
          }
          for (const id of known) if (!here.has(id)) note("left", id);
        };
        addEventListener("keydown", (event) => {
          const at = Date.now();
          const current = () => document.querySelector(".card[aria-current]")?.dataset.comment;
          if (event.key === "a") note("ruled", current(), at);
          // Where the key led to stands once the page has done what it says.
          else setTimeout(() => note("key", current(), at));
        }, true);
        addEventListener("DOMContentLoaded", () => {
          look();
          new MutationObserver(look).observe(document.getElementById("list"), {
            childList: true, subtree: true, characterData: true,
          });
        });
        """;

    // Notes when the largest text of the page was painted, and how long after a key the next card was the current one and
    // painted. The browser says when it has painted what a key did (Event Timing), unless that took less than 16 ms; and where
    // the next card was not the current one when the key was done, it is looked for in every frame: a task that is queued in a
    // frame runs when that frame is out, and later where others wait.
    private const string Paints = """
        new PerformanceObserver((list) => {
          for (const one of list.getEntries()) window.largest = one.startTime;
        }).observe({ type: "largest-contentful-paint", buffered: true });
        const current = () => document.querySelector(".card[aria-current]");
        let was;
        let pressed;
        let waiting;
        addEventListener("keydown", () => {
          clearTimeout(waiting);
          [was, pressed] = [current(), null];
        }, true);
        addEventListener("keydown", ({ timeStamp }) => {
          const isNext = () => current() && current() !== was;
          if (isNext()) pressed = timeStamp;
          const end = () => {
            const took = performance.now() - timeStamp;
            waiting = setTimeout(() => (window.next ??= took), pressed ? 100 : 0);
          };
          const look = () => (isNext() ? setTimeout(end) : requestAnimationFrame(look));
          requestAnimationFrame(look);
        });
        new PerformanceObserver((list) => {
          for (const one of list.getEntries()) {
            if (one.name === "keydown" && one.startTime === pressed) window.next ??= one.duration;
          }
        }).observe({ type: "event", durationThreshold: 16 });
        """;

    private readonly IPage _page;

    private bool _isNoting;

    private OpenDesk(IPage page) => _page = page;

    /// <summary>A browser.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("MODERATION_TEST_CHROMIUM") ?? "/usr/bin/chromium",
                // Chromium refuses its sandbox to root, as containers often are.
                ChromiumSandbox = Environment.UserName != "root",
            }
        );

    /// <summary>Somebody who makes an account by a link, in a browser that nobody used before.</summary>
    public static async Task<OpenDesk> JoinAsync(IBrowser browser, string link, string name)
    {
        var page = await (await browser.NewContextAsync()).NewPageAsync();
        await page.GotoAsync(link);
        await page.Locator("input[name='Input.Name']").FillAsync(name);
        await page.Locator("input[name='Input.Password']").FillAsync(Password);
        await page.Locator("main button.main").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/welcome/", StringComparison.Ordinal));
        return new OpenDesk(page);
    }

    /// <summary>Makes a link for one more.</summary>
    public async Task<string> InviteAsync(Uri service)
    {
        await _page.GotoAsync(new Uri(service, "/people").ToString());
        await _page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        return await _page.Locator("code.secret").InnerTextAsync();
    }

    /// <summary>Opens the desk on a site, and on the texts that hold something where that is given.</summary>
    /// <returns>Which replica gave it.</returns>
    public async Task<string> OpenAsync(Uri service, string site, string text = "")
    {
        // Each browser comes to the proxy anew, which puts it at the next replica.
        await _page.Context.ClearCookiesAsync(new() { Name = "affinity" });
        await _page.AddInitScriptAsync(Notes);
        var page = await _page.GotoAsync(
            new Uri(service, $"/review?site={site}&text={text}&lane=all&order=oldest").ToString()
        );
        await _page.Locator("#line[data-line=live]").WaitForAsync();
        return await page!.HeaderValueAsync(AffinityProxy.ReplicaHeader) ?? "";
    }

    /// <summary>Opens the desk as it is by default, from now on with a note of what is painted when.</summary>
    /// <returns>How long it took until the cards were painted, in milliseconds; and how many there are.</returns>
    public async Task<(double Milliseconds, int Cards)> PaintAsync(Uri service)
    {
        if (!_isNoting)
        {
            await _page.AddInitScriptAsync(Paints);
            _isNoting = true;
        }

        await _page.GotoAsync(new Uri(service, "/review").ToString());
        await _page.Locator("#line[data-line=live]").WaitForAsync();
        // No key was pressed yet: one ends the notes.
        var painted = await _page.WaitForFunctionAsync("() => window.largest");
        return (await painted.JsonValueAsync<double>(), await _page.Locator("#list .card").CountAsync());
    }

    /// <summary>Approves the current card.</summary>
    /// <returns>How long it took from the key until the next card was painted as the current one, in milliseconds.</returns>
    public async Task<double> NextAsync()
    {
        await _page.EvaluateAsync("() => { window.next = null; }");
        await PressAsync("a");
        var next = await _page.WaitForFunctionAsync("() => window.next");
        return await next.JsonValueAsync<double>();
    }

    /// <summary>Waits until a comment's card is there.</summary>
    public Task SeesAsync(string id) => Card(id).WaitForAsync();

    /// <summary>Goes to a card by keys, one at a time.</summary>
    public async Task GoToAsync(string id)
    {
        while (true)
        {
            var way = await _page.EvaluateAsync<int>(
                """
                id => {
                  const cards = [...document.querySelectorAll(".card")];
                  const at = (one) => cards.findIndex(one);
                  return at((card) => card.dataset.comment === id) - at((card) => card.hasAttribute("aria-current"));
                }
                """,
                id
            );
            if (way == 0)
            {
                return;
            }

            await PressAsync(way > 0 ? "j" : "k");
        }
    }

    public Task PressAsync(string key) => _page.Keyboard.PressAsync(key);

    /// <summary>When something was noted, in milliseconds since 1970; it waits for that.</summary>
    public async Task<double> TimeOfAsync(string kind, string id)
    {
        var noted = await _page.WaitForFunctionAsync("key => window.notes[key]", $"{kind} {id}");
        return await noted.JsonValueAsync<double>();
    }

    private ILocator Card(string id) => _page.Locator($".card[data-comment='{id}']");
}
