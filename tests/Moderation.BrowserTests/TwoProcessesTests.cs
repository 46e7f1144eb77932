using Moderation.BrowserTests.Fixtures;
using Moderation.BrowserTests.Pages;
using Moderation.Tests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests;

/// <summary>The production shape: blog, service and database are processes of their own.</summary>
[Collection(BrokerCollection.Name)]
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
        await desk.OpenLiveAsync(service, "/");
        var (bad, second) = Texts.Marked(Texts.Abusive);
        await own.PostAsync(bad);
        await own.StandsAsync(second, "waiting");
        await Expect(desk.Row(second)).ToHaveAttributeAsync("data-state", "pending", Patient.Attribute);
        await Expect(others.Comment(second)).ToHaveCountAsync(0);
        await Expect(desk.Page.GetByRole(AriaRole.Link, new() { Name = "Demo blog" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Replicas_OneDecides_ThePagesOfTheOtherShowIt()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        var settings = new Dictionary<string, string>
        {
            ["Bus:RabbitMq"] = TestServices.RabbitMq.ToString(),
            ["Storage:Postgres"] = database.PostgresConnection!,
        };
        await using var one = await ServiceProcess.StartAsync(settings);
        await using var other = await ServiceProcess.StartAsync(settings);
        await using var live = await chromium.OpenAsync();
        await using var review = await chromium.OpenAsync();
        await live.OpenLiveAsync(other, "/");
        await review.OpenLiveAsync(other, "/review?lane=all");
        var (bad, mark) = Texts.Marked(Texts.Abusive);

        // Over HTTP the replica that is asked decides itself.
        await one.Http.SubmitAsync(new { commentId = Guid.NewGuid().ToString(), text = bad });

        await Expect(live.Row(mark)).ToHaveAttributeAsync("data-state", "pending", Patient.Attribute);
        await Expect(review.Card(mark)).ToBeVisibleAsync(Patient.Visible);
    }

    [Fact]
    public async Task Database_IsAway_ThePagesSaySoAndComeBackByThemselves()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(database.PostgresConnection);
        await using var door = new Moderation.Tests.Fixtures.Proxy(settings.Host!, settings.Port);
        door.Open();
        (settings.Host, settings.Port) = ("127.0.0.1", door.Port);
        await using var service = await ServiceProcess.StartAsync(
            new Dictionary<string, string> { ["Storage:Postgres"] = settings.ToString() }
        );
        await using var open = await chromium.OpenAsync();
        await using var late = await chromium.OpenAsync();
        await using var review = await chromium.OpenAsync();
        await open.OpenLiveAsync(service, "/");
        foreach (var window in new[] { open, late, review })
        {
            window.ExpectsFailedRequests = true;
        }

        await door.ShutAsync();
        await late.OpenAsync(service, "/");
        await review.OpenAsync(service, "/review?lane=all");
        foreach (var window in new[] { late, review })
        {
            await Expect(window.Page.GetByText("The database cannot be reached.")).ToBeVisibleAsync(Patient.Visible);
        }

        door.Open();
        await service.ReadyAsync();
        var (bad, mark) = Texts.Marked(Texts.Abusive);
        await service.Http.SubmitAsync(new { commentId = Guid.NewGuid().ToString(), text = bad });
        await Expect(open.Row(mark)).ToBeVisibleAsync(Patient.Visible);
        await Expect(late.Row(mark)).ToBeVisibleAsync(Patient.Visible);
        await Expect(review.Card(mark)).ToBeVisibleAsync(Patient.Visible);
    }
}
