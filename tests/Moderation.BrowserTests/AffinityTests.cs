using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>Two desks on two replicas behind a proxy with session affinity; the benchmark <c>desk</c> says how soon.</summary>
[Collection(BrokerCollection.Name)]
public sealed class AffinityTests(Chromium chromium, PostgresDesk desk) : IClassFixture<PostgresDesk>
{
    private readonly string _site = $"site-{Guid.NewGuid():N}";

    [Fact]
    public async Task Desks_OfTwoModerators_FollowEachOtherThroughTheProxy()
    {
        await using var proxy = await AffinityProxy.StartAsync(
            ServiceProcess.FreePort(),
            desk.Service.Address,
            desk.Other.Address
        );
        using var http = new HttpClient { BaseAddress = proxy.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", ServiceProcess.Key);
        var admin = await desk.Service.AdminAsync();
        using var bea = await admin.InviteAsync("Moderator", $"Bea {_site[5..11]}");
        await using var one = await chromium.OpenAsync();
        await using var two = await chromium.OpenAsync();
        var first = await OpenAsync(one, admin, proxy.Address);
        var second = await OpenAsync(two, bea, proxy.Address);
        Assert.NotEqual(first, second);

        // What arrives, at whatever replica, is on both.
        string[] ids = ["a", "b", "c", "d", "e"];
        await http.SubmitAsync([.. ids.Select(Comment)]);
        foreach (var id in ids)
        {
            await Expect(Card(one, id)).ToBeVisibleAsync(Patient.Visible);
            await Expect(Card(two, id)).ToBeVisibleAsync(Patient.Visible);
        }

        // Whoever is on a card is seen on the other desk, and what is settled leaves it; both ways.
        // On cards that the other is not on: hers it would stay.
        await FollowsAsync(one, two, "e", "Ada");
        await FollowsAsync(two, one, "b", $"Bea {_site[5..11]}");

        // The pages stayed where they were.
        Assert.Equal(first, await ReplicaAsync(await one.Page.ReloadAsync()));
        Assert.Equal(second, await ReplicaAsync(await two.Page.ReloadAsync()));
    }

    private static async Task FollowsAsync(Window from, Window to, string id, string name)
    {
        await Card(from, id)
            .ClickAsync(
                new()
                {
                    Position = new() { X = 3, Y = 3 },
                }
            );
        await Expect(Card(to, id).Locator(".claim")).ToContainTextAsync($"{name} is on this", Patient.Text);

        await from.Page.Keyboard.PressAsync("a");

        await Expect(Card(to, id)).ToBeHiddenAsync(Patient.Hidden);
    }

    private async Task<string> OpenAsync(Window window, Person person, Uri proxy)
    {
        await window.SignInAsync(person, proxy);
        var page = await window.Page.GotoAsync(
            new Uri(proxy, $"/review?site={_site}&lane=all&order=oldest").ToString()
        );
        await window.ShowsLineAsync("live");
        return await ReplicaAsync(page);
    }

    private static async Task<string> ReplicaAsync(IResponse? page) =>
        (await page!.HeaderValueAsync(AffinityProxy.ReplicaHeader))!;

    private static ILocator Card(Window window, string id) => window.Page.Locator($".card[data-comment={id}]");

    private object Comment(string id) =>
        new
        {
            siteId = _site,
            commentId = id,
            text = $"A blockedword {id}",
        };
}
