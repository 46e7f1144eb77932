using System.Net.Http.Json;
using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>What is settled many at once: selected cards, all that a filter chooses, and waves.</summary>
public abstract partial class DeskTests
{
    [Fact]
    public async Task Bulk_OfFiveHundred_IsDoneAndTakenBackAsOne()
    {
        string[] marks = await SubmitAsync(500);
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, Path);
        await Expect(window.Page.Locator(".total")).ToContainTextAsync("500", Patient.Text);

        await window.Page.Keyboard.PressAsync("x");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Select all that match" }).ClickAsync();
        await Expect(window.Page.Locator("#selection output")).ToHaveTextAsync("All that match: 500");
        await window.Page.Keyboard.PressAsync("s");
        await AgreeAsync(window, "Reject 500 comments as spam?", "s");
        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("500", new() { Timeout = 30_000 });
        await Expect(window.Page.GetByText("Nothing matches")).ToBeVisibleAsync(Patient.Visible);
        await StatesAsync([marks[0], marks[499]], "rejected", "rejected");

        await window.Page.Keyboard.PressAsync("u");
        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("Undone: 500.", new() { Timeout = 30_000 });
        await Expect(window.Page.Locator(".total")).ToContainTextAsync("500", Patient.Text);
        await StatesAsync([marks[0], marks[499]], "pending", "pending");
    }

    [Fact]
    public async Task Bulk_UndoneBeforeItsAnswerCame_IsTakenBack()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await OpenAsync(marks, intercepts: true);
        var undone = new TaskCompletionSource();
        await window.Page.RouteAsync(
            "**/api/review/bulk",
            async route =>
            {
                var answer = await route.FetchAsync();
                await StatesAsync(marks[..2], "rejected", "rejected");
                await window.Page.Keyboard.PressAsync("u");
                await route.FulfillAsync(new() { Response = answer });
                undone.SetResult();
            }
        );

        await window.Page.Keyboard.PressAsync("x");
        await window.Page.Keyboard.PressAsync("Shift+J");
        await window.Page.Keyboard.PressAsync("s");

        await undone.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await StatesAsync(marks[..2], "pending", "pending");
    }

    [Fact]
    public async Task Bulk_WhoseAnswerIsLost_BeginsOnceAndIsTakenBack()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await OpenAsync(marks, expectsFailedRequests: true);
        await window.Page.RouteAsync(
            "**/api/review/bulk",
            async route =>
            {
                await route.FetchAsync();
                await route.AbortAsync();
            },
            new() { Times = 1 }
        );

        await window.Page.Keyboard.PressAsync("x");
        await window.Page.Keyboard.PressAsync("Shift+J");
        await window.Page.Keyboard.PressAsync("s");
        await Expect(window.Page.GetByText("Rejected as spam: 2.")).ToBeVisibleAsync(Patient.Visible);
        await window.Page.Keyboard.PressAsync("u");

        await StatesAsync(marks[..2], "pending", "pending");
    }

    [Fact]
    public async Task Bulk_OfMoreThanTenThousand_IsRefusedAndTheCardsAreBack()
    {
        string[] marks = await SubmitAsync(10_001);
        await using var window = await chromium.OpenAsync();
        window.ExpectsFailedRequests = true;
        await window.OpenLiveAsync(desk.Service, Path);
        var cards = await window.Page.Locator(".card").CountAsync();

        await SelectAllAsync(window, "more than 10,000");
        await window.Page.Keyboard.PressAsync("s");
        await AgreeAsync(window, "Reject more than 10,000 comments as spam?", "Enter");

        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("at most 10000 at once", Patient.Text);
        await Expect(window.Page.Locator(".card")).ToHaveCountAsync(cards);

        // One fewer are taken, and taken back.
        await RuleAsync(await desk.Service.AdminAsync(), marks[0], "reject", "other");
        await window.Page.ReloadAsync();
        await window.ShowsLineAsync("live");
        await SelectAllAsync(window, "10,000");
        await window.Page.Keyboard.PressAsync("s");
        await AgreeAsync(window, "Reject 10,000 comments as spam?", "Enter");
        await Expect(window.Page.GetByText("Rejected as spam: 10000.")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await window.Page.Keyboard.PressAsync("u");
        await Expect(window.Page.GetByText("Undone: 10000.")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await StatesAsync([marks[0], marks[^1]], "rejected", "pending");
    }

    [Fact]
    public async Task Wave_OfOneText_IsOneCardAndOneVerdictSettlesItAll()
    {
        const string Advert = "Our friendly lenders give everybody a loan today without any questions, ask for Marta";
        var ids = Enumerable.Range(0, 6).Select(i => $"{_site}-wave-{i}").ToArray();
        await SubmitAsync(0);
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, Path);
        // The first is a card like any other, and becomes the wave's under the eyes of whoever looks at it.
        await Expect(window.Page.Locator(".card")).ToHaveCountAsync(1);
        for (var i = 1; i < ids.Length; i++)
        {
            await SubmitAsync(i);
        }

        await Expect(window.Page.Locator(".wave p")).ToContainTextAsync("6 like this from 6 authors", Patient.Text);
        await Expect(window.Page.Locator(".card")).ToHaveCountAsync(1);
        // Its texts are there where they are asked for.
        var texts = window.Page.Locator(".wave .variants .text");
        await Expect(texts.First).ToBeHiddenAsync();
        await window.Page.Keyboard.PressAsync("e");
        await Expect(texts).ToHaveCountAsync(5, Patient.Count);
        await Expect(texts.First).ToBeVisibleAsync();

        // A key that was on its way when the card became a wave's is not meant for the wave.
        await Task.Delay(Seen);
        await window.Page.Keyboard.PressAsync("s");

        foreach (var id in ids)
        {
            await StateAsync(id, "rejected");
        }

        await window.Page.Keyboard.PressAsync("u");
        foreach (var id in ids)
        {
            await StateAsync(id, "pending");
        }

        Task SubmitAsync(int i) =>
            desk.Service.Http.SubmitAsync(
                new
                {
                    siteId = _site,
                    commentId = ids[i],
                    text = $"{Advert} blockedword {i}",
                    author = new { name = $"Lender {i}" },
                }
            );
    }

    [Fact]
    public async Task Everything_MoreThanThePageShows_IsAskedAboutAndLeftByEscape()
    {
        string[] marks = await SubmitAsync(40);
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, Path);
        await Expect(window.Page.Locator(".total")).ToContainTextAsync("40", Patient.Text);
        var keys = window.Page.Keyboard;

        // A key that is held down asks, and does not answer.
        await keys.PressAsync("Shift+X");
        await keys.DownAsync("s");
        await keys.DownAsync("s");
        await keys.UpAsync("s");
        await Expect(window.Page.Locator("#doubt h2")).ToHaveTextAsync("Reject 40 comments as spam?");
        await keys.PressAsync("Escape");
        await Expect(window.Page.Locator("#doubt")).ToBeHiddenAsync();
        await Expect(window.Page.Locator("#selection output")).ToHaveTextAsync("All that match: 40");
        await StatesAsync([marks[0], marks[39]], "pending", "pending");

        // The kind is asked first, and answered by the same key again.
        await keys.PressAsync("t");
        await keys.PressAsync("1");
        await AgreeAsync(window, "Reject 40 comments as toxic: an insult?", "1");
        await StatesAsync([marks[0], marks[39]], "rejected", "rejected");
        await Expect(window.Page.GetByText("Rejected as toxic, an insult: 40.")).ToBeVisibleAsync(Patient.Visible);
        await keys.PressAsync("u");
        await StatesAsync([marks[0], marks[39]], "pending", "pending");
    }
}
