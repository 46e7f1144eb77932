using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>A key rules on the card that whoever presses it has before them, and on no other.</summary>
public abstract partial class DeskTests
{
    [Fact]
    public async Task Key_CurrentCardIsOffTheScreen_ShowsItAndRulesOnNothing()
    {
        string[] marks = await SubmitAsync(12);
        await using var window = await OpenAsync(marks);
        await window.Page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await Expect(window.Card(marks[0])).Not.ToBeInViewportAsync();

        await window.Page.Keyboard.PressAsync("a");

        await Expect(window.Card(marks[0])).ToBeInViewportAsync();
        await window.Page.Keyboard.PressAsync("a");
        await StatesAsync(marks[..1], "approved");
        await StatesAsync(marks[1..], [.. marks[1..].Select(_ => "pending")]);
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(390, 800)]
    public async Task Card_OneGoesTo_IsWholeOnTheScreen(int width, int height)
    {
        var marks = await SubmitLongAsync(25);
        await using var window = await chromium.OpenAsync();
        await window.Page.SetViewportSizeAsync(width, height);
        await window.OpenLiveAsync(desk.Service, Path);
        await ShowsAsync(window, marks);

        // By some at once, as a key that is held down goes, and one by one.
        foreach (
            var (key, times) in new[]
            {
                ("j", 1),
                ("j", 1),
                ("j", 13),
                ("j", 1),
                ("k", 7),
                ("k", 1),
                ("j", 14),
                ("k", 1),
            }
        )
        {
            for (var i = 0; i < times; i++)
            {
                await window.Page.Keyboard.PressAsync(key);
            }

            await IsWholeAsync(window);
        }

        var here = await CurrentAsync(window);
        await window.Page.ReloadAsync();
        Assert.Equal(here, await CurrentAsync(window));
        await IsWholeAsync(window);

        // Turned on its side, and loaded anew so.
        await window.Page.SetViewportSizeAsync(height, width);
        await IsWholeAsync(window);
        await window.Page.ReloadAsync();
        Assert.Equal(here, await CurrentAsync(window));
        await IsWholeAsync(window);
    }

    // Cards that are not on the screen are not laid out, and those that come are not until they are there.
    [Fact]
    public async Task Card_LongOnesComeAboveIt_IsWholeOnTheScreenAndRuledOn()
    {
        string[] marks = await SubmitAsync(3);
        await using var window = await chromium.OpenAsync();
        await window.OpenLiveAsync(desk.Service, $"/review?site={_site}&lane=all&order=newest");
        await ShowsAsync(window, marks);
        await Expect(window.Page.Locator("#list[data-measured]")).ToBeVisibleAsync();
        var read = await CurrentAsync(window);

        var above = await SubmitLongAsync(12);
        await ShowsAsync(window, [.. marks, .. above]);

        await CurrentAsync(window, read);
        await IsWholeAsync(window);
        await window.Page.Keyboard.PressAsync("a");
        await StateAsync(read, "approved");
        // The next one is before those that came, which nobody has gone to.
        Assert.Contains(await CurrentAsync(window), marks);
        await IsWholeAsync(window);
    }

    // From a line to a screen, and no two alike.
    private async Task<string[]> SubmitLongAsync(int count)
    {
        var texts = Enumerable
            .Range(1, count)
            .Select(i =>
                string.Join(' ', Enumerable.Range(0, i * 37 % 110).Select(n => $"word{((i * 131) + n) * 7 % 9_973}"))
            )
            .Select(words => Texts.Marked($"A blockedword {words}"))
            .ToArray();
        await desk.Service.Http.SubmitAsync([
            .. texts.Select(one => new
            {
                siteId = _site,
                commentId = one.Mark,
                text = one.Text,
            }),
        ]);
        return [.. texts.Select(one => one.Mark)];
    }

    private static async Task IsWholeAsync(Window window)
    {
        var place = "";
        await Wait.UntilAsync(
            async () =>
                (
                    place = await window.Page.EvaluateAsync<string>(
                        """
                        () => {
                          const { top, bottom } = document.querySelector(".card[aria-current]").getBoundingClientRect();
                          return top >= 0 && bottom <= innerHeight ? "whole" : `from ${top} to ${bottom} of ${innerHeight}`;
                        }
                        """
                    )
                ) == "whole",
            () => $"the current card is {place}"
        );
    }

    [Fact]
    public async Task Key_HeldDown_RulesOnOne()
    {
        string[] marks = await SubmitAsync(4);
        await using var window = await OpenAsync(marks);

        foreach (var key in new[] { "s", "t" })
        {
            for (var i = 0; i < 4; i++)
            {
                await window.Page.Keyboard.DownAsync(key);
            }

            await window.Page.Keyboard.UpAsync(key);
        }

        await Expect(window.Page.Locator("#kinds")).ToBeVisibleAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await StatesAsync(marks, "rejected", "pending", "pending", "pending");
    }

    [Fact]
    public async Task Focus_GoesIntoACardByTab_ThatIsTheCurrentOne()
    {
        string[] marks = await SubmitAsync(4);
        await using var window = await OpenAsync(marks);

        await window.Card(marks[1]).Locator("[data-act=note]").FocusAsync();
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("o");

        await StatesAsync(marks, "pending", "rejected", "pending", "pending");
    }

    // Two came to one card, and the word of the first arrived first.
    [Fact]
    public async Task Card_SomebodyElseWasOnBefore_TheNextIsTheCurrentOne()
    {
        string[] marks = await SubmitAsync(3);
        using var bea = await (await desk.Service.AdminAsync()).InviteAsync("Moderator", $"Bea {_site[5..11]}");
        await using var late = await chromium.OpenAsync();
        await late.InterceptsAsync();
        late.ExpectsFailedRequests = true;
        await late.SignInAsync(bea, desk.Service.Address);
        await late.Page.RouteAsync("**/review/claim", route => route.AbortAsync());
        await late.Page.GotoAsync(new Uri(desk.Service.Address, Path).ToString());
        await ShowsAsync(late, marks);
        await CurrentAsync(late, marks[0]);

        await using var first = await OpenAsync(marks);

        await Expect(late.Card(marks[0]).Locator(".claim")).ToContainTextAsync("Ada is on this", Patient.Text);
        await CurrentAsync(late, marks[1]);
        await Expect(late.Card(marks[1])).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Bulk_TakenBack_ItsFirstIsTheCurrentOneAndInSight()
    {
        string[] marks = await SubmitAsync(12);
        await using var window = await OpenAsync(marks);
        await window.Page.Keyboard.PressAsync("j");
        await window.Page.Keyboard.PressAsync("x");
        for (var i = 0; i < 5; i++)
        {
            await window.Page.Keyboard.PressAsync("Shift+J");
        }

        await window.Page.Keyboard.PressAsync("s");
        await StatesAsync(marks[1..7], [.. marks[1..7].Select(_ => "rejected")]);
        await ShowsAsync(window, [marks[0], .. marks[7..]]);
        await window.Page.Keyboard.PressAsync("u");
        await ShowsAsync(window, marks);

        await CurrentAsync(window, marks[1]);
        await Expect(window.Card(marks[1])).ToBeInViewportAsync();
    }

    // Behind another one it has not begun when it is taken back.
    [Fact]
    public async Task Bulk_TakenBackBeforeItBegan_TheCardsAreBack()
    {
        string[] marks = await SubmitAsync(6);
        await using var window = await OpenAsync(marks);

        await window.Page.Keyboard.PressAsync("x");
        await window.Page.Keyboard.PressAsync("Shift+J");
        await window.Page.Keyboard.PressAsync("s");
        await window.Page.Keyboard.PressAsync("u");

        await ShowsAsync(window, marks);
        await StatesAsync(marks, [.. marks.Select(_ => "pending")]);
    }

    [Fact]
    public async Task Reload_WithANoteBegun_KeepsThePlaceAndTheNote()
    {
        string[] marks = await SubmitAsync(8);
        await using var window = await OpenAsync(marks);
        for (var i = 0; i < 6; i++)
        {
            await window.Page.Keyboard.PressAsync("j");
        }

        await window.Page.Keyboard.PressAsync("c");
        await window.Page.Keyboard.TypeAsync("Quotes the");

        await window.Page.ReloadAsync();

        await CurrentAsync(window, marks[6]);
        await Expect(window.Card(marks[6])).ToBeInViewportAsync();
        await Expect(window.Card(marks[6]).Locator("textarea")).ToHaveValueAsync("Quotes the");
    }

    [Fact]
    public async Task Skip_OfACard_LeavesItAtTheEndWhenTheListChanges()
    {
        string[] marks = await SubmitAsync(4);
        await using var window = await OpenAsync(marks);

        await window.Page.Keyboard.PressAsync("n");
        string[] more = await SubmitAsync(1, from: 4);

        await ShowsAsync(window, [.. marks[1..], .. more, marks[0]]);
        await Expect(window.Page.Locator(".card").Last).ToHaveAttributeAsync("data-comment", marks[0]);
        await CurrentAsync(window, marks[1]);
    }

    [Fact]
    public async Task Note_OnOneOfTheSelected_GoesWithTheVerdictAndTwoAreRefused()
    {
        string[] marks = await SubmitAsync(4);
        await using var window = await OpenAsync(marks);
        var keys = window.Page.Keyboard;
        foreach (var note in new[] { "One.", "Another." })
        {
            await keys.PressAsync("x");
            await keys.PressAsync("c");
            await keys.TypeAsync(note);
            await keys.PressAsync("Escape");
            await keys.PressAsync("j");
        }

        await keys.PressAsync("s");
        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("several notes");
        await ShowsAsync(window, marks);
        await window.Card(marks[1]).Locator("textarea").FillAsync("One.");
        await keys.PressAsync("Escape");
        await keys.PressAsync("s");

        await StatesAsync(marks, "rejected", "rejected", "pending", "pending");
        await using var other = await chromium.OpenAsync();
        await other.OpenAsync(desk.Service, $"/comment?site={_site}&id={marks[0]}");
        await Expect(other.Page.GetByText("One.").First).ToBeVisibleAsync();
    }
}
