using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Deque.AxeCore.Playwright;
using Microsoft.Data.Sqlite;
using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>An admin's way from pressing Retrain to a model that scores, and back.</summary>
public sealed class LearningTests(Chromium chromium) : IAsyncLifetime
{
    private static readonly LocatorAssertionsToBeVisibleOptions Trained = new() { Timeout = 120_000 };

    private readonly EmbeddedService _service = new();

    public ValueTask InitializeAsync() => _service.InitializeAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task AnAdmin_FromRetrainToPromotionAndRollback_HasAModelThatKnowsTheBlogsInsult()
    {
        await TaughtBlog.TeachAsync(_service.Process);
        var admin = await _service.Process.AdminAsync();
        var import = await ImportAsync(admin);
        var before = await ScoreAsync();
        await using var window = await chromium.OpenAsync();
        await window.OpenAsync(_service.Process, "/training");
        var retrain = window.Page.GetByRole(AriaRole.Button, new() { Name = "Retrain" });
        await Expect(retrain).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await window.Page.GetByText("What it must not be worse in (4 of 13)").ClickAsync();
        await Expect(window.Page.GetByLabel("The golden set")).ToBeCheckedAsync();

        await retrain.ClickAsync();
        await Expect(window.Page.Locator("[data-training][data-state=offered]")).ToBeVisibleAsync(Trained);
        await Expect(retrain).ToBeVisibleAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("What was found of") }).ClickAsync();

        await Expect(
                window.Page.GetByRole(
                    AriaRole.Heading,
                    new() { NameRegex = new("It may be promoted|It cannot be told") }
                )
            )
            .ToBeVisibleAsync();
        await Expect(
                window.Page.Locator("section[aria-labelledby=found] > p").Filter(new() { HasText = "No guarantee" })
            )
            .ToBeVisibleAsync();
        await Expect(window.Page.Locator("#moves").Locator("..").GetByText(TaughtBlog.Insult, new() { Exact = true }))
            .ToBeVisibleAsync();
        await AssertCurvesAsync(window, (await window.Page.Locator("h1 code").TextContentAsync())!);
        await Expect(window.Page.Locator("[data-figure=Auc]").First).ToBeVisibleAsync();
        await AssertAccessibleAsync(window);
        await AssertFitsAPhoneAsync(window);
        var version = (await window.Page.Locator("h1 code").TextContentAsync())!;

        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Promote it among the models" }).ClickAsync();
        await Expect(window.Page.Locator($"#model-{version}").GetByLabel($"Promote: {version}")).ToBeVisibleAsync();
        Assert.EndsWith($"/models#model-{version}", window.Page.Url, StringComparison.Ordinal);
        var models = new ModelsPage(window);
        var root = (await models.Champion.TextContentAsync())!;
        await models.LookAsync("Promote", version);
        // Thresholds of another model tell nothing of the work that it makes.
        var dialog = window.Page.Locator($"#model-{version} .differences");
        await Expect(dialog.GetByText(new Regex("sent to review, by the newest|How many comments it sends")))
            .ToBeVisibleAsync();
        await Expect(dialog.GetByText("No guarantee")).ToBeVisibleAsync();
        await models.PressAsync("Promote", version);
        await Expect(models.Champion).ToHaveTextAsync(version);
        Assert.True(await ScoreAsync() > 5 * before);

        await window.OpenAsync(_service.Process, $"/models/{version}");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "It scores now" })).ToBeVisibleAsync();
        using var withdrawn = await admin.Http.DeleteAsync(new Uri($"/api/labels/imports/{import}", UriKind.Relative));
        withdrawn.EnsureSuccessStatusCode();
        await window.OpenAsync(_service.Process, $"/models/{version}");
        await Expect(window.Page.GetByText("“the old blog” may have taught or examined it")).ToBeVisibleAsync();
        await window.OpenAsync(_service.Process, "/models");
        await Expect(window.Page.Locator($"#model-{version}").GetByText("was withdrawn since")).ToBeVisibleAsync();

        await models.LookAsync("Roll back", root);
        await models.PressAsync("Roll back", root);
        await Expect(models.Champion).ToHaveTextAsync(root);
        Assert.Equal(before, await ScoreAsync());
    }

    // What is drawn is what was found: as headings over charts, and as numbers in the table below them.
    private async Task AssertCurvesAsync(Window window, string version)
    {
        await using var database = new SqliteConnection($"Data Source={_service.DatabasePath};Mode=ReadOnly");
        var report = await database.QuerySingleAsync<string>(
            "select report from models where version = @version",
            new { version }
        );
        using var read = JsonDocument.Parse(report);
        var curves = read.RootElement.GetProperty("examination").GetProperty("curves").EnumerateArray().ToArray();
        var toxicity = curves.Single(one =>
            (one.GetProperty("part").GetString(), one.GetProperty("category").GetString()) == ("blog", "toxicity")
        );
        var section = window.Page.GetByRole(
            AriaRole.Region,
            new() { Name = "Toxicity, this blog's comments", Exact = true }
        );
        foreach (var heading in new[] { "Precision by recall", "Reliability", "Scores with it", "Scores now" })
        {
            var figure = section.Locator(".figures > div").Filter(new() { HasText = heading });
            await Expect(figure.GetByRole(AriaRole.Heading, new() { Name = heading }))
                .ToBeVisibleAsync(Patient.Visible);
            await Expect(figure.Locator(".chart")).ToBeVisibleAsync(Patient.Visible);
        }

        await section.GetByText("The numbers", new() { Exact = true }).ClickAsync();
        var rows = section.Locator("tbody tr");
        var (now, with) = (Bins(toxicity, "champion"), Bins(toxicity, "challenger"));
        await Expect(rows).ToHaveCountAsync(now.Length);
        for (var step = 0; step < now.Length; step++)
        {
            var cells = await rows.Nth(step).Locator("td").AllTextContentsAsync();
            Assert.Equal([now[step].Bad, with[step].Bad, now[step].All, with[step].All], cells.Skip(2));
        }

        // Were they the same, columns that show the wrong model would not be seen.
        Assert.NotEqual(now, with);
        var best = await rows.First.Locator("td").AllTextContentsAsync();
        Assert.All(best.Take(2), share => Assert.Matches("^[0-9.]+ %$", share));
    }

    private static (string Bad, string All)[] Bins(JsonElement curves, string model) =>
        [
            .. curves
                .GetProperty(model)
                .GetProperty("bins")
                .EnumerateArray()
                .Select(bin =>
                {
                    var (bad, good) = (
                        bin.GetProperty("positives").GetDouble(),
                        bin.GetProperty("negatives").GetDouble()
                    );
                    return (
                        bad + good > 0
                            ? (100 * bad / (bad + good)).ToString("0.0", CultureInfo.InvariantCulture) + " %"
                            : "–",
                        Math.Round(bad + good).ToString("N0", CultureInfo.InvariantCulture)
                    );
                }),
        ];

    private static async Task<long> ImportAsync(Person admin)
    {
        using var row = new StringContent(
            """{"text": "A remark from elsewhere.", "toxic": 0}""",
            System.Text.Encoding.UTF8,
            "application/x-ndjson"
        );
        using var answer = await admin.Http.PostAsync(
            new Uri("/api/labels?name=the%20old%20blog", UriKind.Relative),
            row
        );
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }

    private async Task<double> ScoreAsync()
    {
        using var answer = await _service.Process.Http.PostAsJsonAsync(
            "/api/score",
            new { text = $"Nobody asked you, {TaughtBlog.Insult}." }
        );
        var scored = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return scored.GetProperty("scores").GetProperty("toxicity").GetDouble();
    }

    private static async Task AssertFitsAPhoneAsync(Window window)
    {
        await window.Page.SetViewportSizeAsync(390, 900);
        Assert.Equal(
            0,
            await window.Page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        );
        await window.Page.SetViewportSizeAsync(1280, 720);
    }

    private static async Task AssertAccessibleAsync(Window window)
    {
        var found = await window.Page.RunAxe();
        Assert.Empty(
            found
                .Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")
        );
    }
}
