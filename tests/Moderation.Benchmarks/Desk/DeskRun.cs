using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Playwright;
using Moderation.Benchmarks.Journey;
using Moderation.BrowserTests.Fixtures;

namespace Moderation.Benchmarks.Desk;

/// <summary>
/// Works at one desk and looks at the other. Both are pages of one browser, so that their clocks are one; what comes in has
/// this process's clock, which is the machine's too.
/// </summary>
internal sealed class DeskRun(Action<string> report)
{
    private const int WarmUp = 3;
    private const string Site = "news";
    private const string Key = "a-key-for-benchmarks-a-key-for-benchmarks";

    /// <summary>Measures.</summary>
    /// <param name="repetitions">How often each act is done.</param>
    public async Task<IReadOnlyList<DeskFigure>> RunAsync(int repetitions)
    {
        await using var database = await ScratchDatabase.CreateAsync();
        report($"PostgreSQL: {database.Durability}");
        var storage = ("Storage:Postgres", database.Connection);
        var address = new Uri($"http://localhost:{Replica.FreePort()}");
        await using var first = await Replica.StartAsync(storage, Key, address);
        await using var second = await Replica.StartAsync(storage, Key, address);
        await using var proxy = await AffinityProxy.StartAsync(address.Port, first.Address, second.Address);
        using var blog = new HttpClient { BaseAddress = address };
        blog.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await OpenDesk.LaunchAsync(playwright);
        var ada = await OpenDesk.JoinAsync(browser, first.Link ?? second.Link!, "Ada");
        var bea = await OpenDesk.JoinAsync(browser, await ada.InviteAsync(address), "Bea");
        var cem = await OpenDesk.JoinAsync(browser, await ada.InviteAsync(address), "Cem");
        var here = await ada.OpenAsync(address, Site);
        var there = await bea.OpenAsync(address, Site);
        await cem.OpenAsync(address, Site, "blockedword");
        report($"Ada's desk is at replica {here}, Bea's at replica {there}");
        if (here == there)
        {
            throw new InvalidOperationException(
                "The proxy has put both desks at one replica: there is nothing to measure."
            );
        }

        List<double> arriving = [];
        List<double> found = [];
        List<double> claimed = [];
        List<double> settled = [];
        // One that stays for each, so that a card that comes is never the one that a desk begins with: it would be handed to
        // whoever has none of her own.
        foreach (var stays in new[] { "first", "second", "third" })
        {
            await SubmitAsync(blog, stays);
            await ada.SeesAsync(stays);
            await bea.SeesAsync(stays);
            await cem.SeesAsync(stays);
        }

        for (var i = -WarmUp; i < repetitions; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"c{i + WarmUp}");
            var sent = TimeProvider.System.GetUtcNow();
            await SubmitAsync(blog, id);
            var came = await bea.TimeOfAsync("came", id);
            var matched = await cem.TimeOfAsync("came", id);
            await ada.SeesAsync(id);
            await ada.GoToAsync(id);
            var claim = await bea.TimeOfAsync("claimed", id) - await ada.TimeOfAsync("key", id);
            await ada.PressAsync("a");
            var left = await bea.TimeOfAsync("left", id) - await ada.TimeOfAsync("ruled", id);
            if (i >= 0)
            {
                arriving.Add(came - sent.ToUnixTimeMilliseconds());
                found.Add(matched - sent.ToUnixTimeMilliseconds());
                claimed.Add(claim);
                settled.Add(left);
            }
        }

        return
        [
            new("a comment arrives", [.. arriving.Order()]),
            new("a comment arrives, at a desk filtered by text", [.. found.Order()]),
            new("a card is claimed", [.. claimed.Order()]),
            new("a card is settled", [.. settled.Order()]),
        ];
    }

    private static async Task SubmitAsync(HttpClient blog, string id)
    {
        using var answer = await blog.PostAsJsonAsync(
            "/api/comments",
            new
            {
                siteId = Site,
                commentId = id,
                text = $"A blockedword, {id}.",
            }
        );
        answer.EnsureSuccessStatusCode();
    }
}
