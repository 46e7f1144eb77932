using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>The production shape: blog and service know nothing of each other but the broker's queues.</summary>
public sealed class TwoProcessesTests(Chromium chromium)
{
    [Fact]
    public async Task Journey_BlogStartsBeforeTheService_EveryCommentIsAnsweredThroughRabbitMq()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        await using var blog = await DemoBlogProcess.StartAsync();
        await using var writer = await chromium.OpenAsync();
        await using var reader = await chromium.OpenAsync();
        var own = await DemoBlogPage.OpenAsync(writer, blog.Address);
        var others = await DemoBlogPage.OpenAsync(reader, blog.Address);
        var (early, first) = Texts.Marked(Texts.Civil);
        await own.PostAsync(early);
        await own.StandsAsync(first, "checking");

        await using var service = await ServiceProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["Bus:RabbitMq"] = TestServices.RabbitMq.ToString(),
                ["Storage:Postgres"] = database.PostgresConnection!,
                ["Publishing:Subscribers:0"] = "demo-blog",
            }
        );

        await own.StandsAsync(first, "published");
        await Expect(others.Comment(first)).ToBeVisibleAsync(Patient.Visible);
        await using var desk = await chromium.OpenAsync();
        await desk.OpenLiveAsync(service.Address, "/");
        var (bad, second) = Texts.Marked(Texts.Abusive);
        await own.PostAsync(bad);
        await own.StandsAsync(second, "waiting");
        await Expect(desk.Row(second)).ToHaveAttributeAsync("data-state", "pending", Patient.Attribute);
        await Expect(others.Comment(second)).ToHaveCountAsync(0);
        await Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "Demo blog" })).ToHaveCountAsync(0);
    }
}
