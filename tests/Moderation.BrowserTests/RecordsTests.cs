using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>The pages of the history, of a comment, of a wave and of what is found, with keyboard, on a phone and to axe.</summary>
public sealed class RecordsTests(Chromium chromium, SqliteDesk desk) : IClassFixture<SqliteDesk>
{
    private const string Long =
        "https://a-very-long-name.example/that-has-no-place-where-it-could-be-broken/but-goes-on-and-on";

    private readonly string _id = $"c-{Guid.NewGuid():N}";

    public static TheoryData<int, ColorScheme> Sizes { get; } =
        new MatrixTheoryData<int, ColorScheme>([390, 1280], [ColorScheme.Light, ColorScheme.Dark]);

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Pages_AtThisWidth_FitTheWindowAndAxeFindsNothingSerious(int width, ColorScheme scheme)
    {
        await FillAsync();
        await using var window = await chromium.OpenAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 900 },
                ColorScheme = scheme,
            }
        );
        var comment = $"/comment?site=default&id={_id}-2";
        await window.OpenAsync(desk.Service, comment);
        await window.Page.GetByLabel("A note, for colleagues").FillAsync("The third of these.");
        await Button(window, "Reject as spam").ClickAsync();
        await Expect(window.Page.GetByText("Done: the comment is rejected.")).ToBeVisibleAsync();
        await LookAsync(window, "comment");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "a wave", Exact = true }).ClickAsync();
        await Expect(Starting(window, "Reject all as spam (")).ToBeVisibleAsync();
        await LookAsync(window, "wave");
        await Starting(window, "Approve all under review (").ClickAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "See how far it is, or undo it" }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await window.OpenAsync(desk.Service, "/history");
        await LookAsync(window, "history");
        await window.OpenAsync(desk.Service, $"/find?text={_id}&site=default");
        await Expect(window.Page.Locator(".found .row")).ToHaveCountAsync(4);
        await LookAsync(window, "find");
        foreach (var blank in new[] { "/find?text=none+of+this", "/history?actor=nobody&from=x", "/comment", "/wave" })
        {
            await window.OpenAsync(desk.Service, blank);
            await LookAsync(window, "blank");
        }
    }

    [Theory]
    [InlineData("/history", "Which lines", "Show", ".log li")]
    [InlineData("/find", "What to find", "Find", ".found .row")]
    public async Task Days_OfTheFilter_AreThoseOfTheViewer(string page, string form, string button, string line)
    {
        await FillAsync();
        // Whatever the time is, one of these has another day than UTC.
        var zone = TimeProvider.System.GetUtcNow().Hour >= 11 ? "Pacific/Kiritimati" : "Etc/GMT+12";
        await using var window = await chromium.OpenAsync(new() { TimezoneId = zone });
        await window.OpenAsync(desk.Service, page);
        var today = await window.Page.EvaluateAsync<string>("new Date().toLocaleDateString('sv')");
        var filter = window.Page.GetByRole(AriaRole.Search, new() { Name = form });
        await filter.GetByLabel("From", new() { Exact = true }).FillAsync(today);
        await filter.GetByLabel("To", new() { Exact = true }).FillAsync(today);

        await filter.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

        await window.Page.WaitForURLAsync($"**from={today}T00**");
        await Expect(window.Page.Locator(line).First).ToBeVisibleAsync();
        await Expect(filter.GetByLabel("From", new() { Exact = true })).ToHaveValueAsync(today);
        await window.OpenAsync(desk.Service, $"{page}?to={today}");
        await window.Page.WaitForURLAsync("**T00**");
        await Expect(filter.GetByLabel("To", new() { Exact = true })).ToHaveValueAsync(today);
    }

    [Fact]
    public async Task TakeDown_FromTheSearchByKeyboardAlone_IsDoneAndUndone()
    {
        // Without an author's name and link: with chance letters in them the text may be taken for an advertisement.
        await desk.Service.Http.SubmitAsync(new { commentId = $"{_id}-x", text = $"{Texts.Civil} No. {_id}" });
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(desk.Service, "/find");
        await window.Page.GetByLabel("The text holds").FocusAsync();
        await window.Page.Keyboard.TypeAsync($"CLEAR first. No. {_id}");
        await window.Page.Keyboard.PressAsync("Enter");
        await PressAsync(window, window.Page.Locator(".found").GetByText("Open"));
        await PressAsync(window, Button(window, "Take down for another reason"));
        await Expect(window.Page.GetByText("Done: the comment is rejected.")).ToBeVisibleAsync();
        await PressAsync(window, window.Page.GetByRole(AriaRole.Link, new() { Name = "In the history" }));
        await PressAsync(window, window.Page.GetByRole(AriaRole.Button, new() { Name = "Undo: Ada rejected" }));

        await Expect(window.Page.GetByText("Done: the comment is approved.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Find_SelectedByKeyboard_EnterInABoxDoesNothingAndAButtonRejects()
    {
        await desk.Service.Http.SubmitAsync(new { commentId = $"{_id}-y", text = $"{Texts.Civil} No. {_id}" });
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(desk.Service, $"/find?text={_id}&site=default");
        var box = window.Page.Locator(".found .pick");

        await box.FocusAsync();
        await window.Page.Keyboard.PressAsync("Space");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(box).ToBeCheckedAsync();
        await Expect(window.Page.Locator(".found [data-state=approved]")).ToBeVisibleAsync();
        await PressAsync(window, Button(window, "As other"));

        await Expect(window.Page.GetByText("Rejected: 1 of 1.")).ToBeVisibleAsync(Patient.Visible);
        await Expect(box).ToBeDisabledAsync();
        // A reload sends nothing again, and says nothing of it.
        await window.Page.ReloadAsync();
        await Expect(window.Page.GetByText("Rejected: 1 of 1.")).ToHaveCountAsync(0);
    }

    // By their place, as a browser would, they are other comments' boxes when something came meanwhile.
    [Fact]
    public async Task Find_LeftWithATickAndComeBackTo_TicksNothing()
    {
        await FillAsync();
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(desk.Service, $"/find?text={_id}&site=default");
        await window.Page.Locator(".found .pick:enabled").First.CheckAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "History", Exact = true }).ClickAsync();
        await window.Page.WaitForURLAsync("**/history");

        await window.Page.GoBackAsync();

        await Expect(window.Page.Locator(".found .row").First).ToBeVisibleAsync();
        await Expect(window.Page.Locator(".pick:checked")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Find_NothingWasSelected_BackAsksForThePageAndSendsNoForm()
    {
        await desk.Service.Http.SubmitAsync(new { commentId = $"{_id}-z", text = $"{Texts.Civil} No. {_id}" });
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(desk.Service, $"/find?text={_id}&site=default");
        await PressAsync(window, Button(window, "As other"));
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was done");
        await PressAsync(window, window.Page.GetByRole(AriaRole.Link, new() { Name = "History", Exact = true }));
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "History" })).ToBeVisibleAsync();

        await window.Page.GoBackAsync();

        await Expect(window.Page.Locator(".found .pick")).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    // Four that are alike and of which two were approved before that was known, and an edit.
    private async Task FillAsync()
    {
        foreach (var i in Enumerable.Range(0, 4))
        {
            await desk.Service.Http.SubmitAsync(
                New(
                    $"{_id}-{i}",
                    $"See the best watches of this whole wide world at {Long} number {_id} {(i < 2 ? "a" : "b")}"
                )
            );
        }

        await desk.Service.Http.SubmitAsync(New($"{_id}-{3}", $"Number {_id}: a blockedword. {Long}", 2));
    }

    private static object New(string commentId, string text, int revision = 1) =>
        new
        {
            commentId,
            text,
            revision,
            permalink = "https://blog.example/a",
            threadTitle = "The mandate and what may be asked of it",
            author = new { name = $"Author {commentId}", url = Long },
        };

    private static ILocator Button(Window window, string name) =>
        window.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Starting(Window window, string name) =>
        window.Page.GetByRole(AriaRole.Button, new() { Name = name });

    private static async Task PressAsync(Window window, ILocator control)
    {
        await control.FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task LookAsync(Window window, string name)
    {
        var beyond = await window.Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(beyond == 0, $"{name}: something stands {beyond} px beyond the window's edge");
        var found = await window.Page.RunAxe();
        Assert.Empty(
            found
                .Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation =>
                    $"{name}: {violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(n => n.Html))}"
                )
        );
    }
}
