using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Moderation.Contracts;
using Moderation.Tests.Fixtures;
using Npgsql;
using RabbitMQ.Client.Exceptions;

namespace Moderation.Tests.Flows;

/// <summary>The database or the broker is away: at the start, or while comments arrive.</summary>
[Collection(BrokerCollection.Name)]
public sealed class OutageFlow : IAsyncLifetime
{
    private readonly NpgsqlConnectionStringBuilder _postgres = new(TestServices.Postgres);
    private TestDatabase _database = null!;
    private Blog _blog = null!;
    private Proxy _databaseDoor = null!;
    private Proxy _brokerDoor = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Store.Postgres);
        _blog = await Blog.ConnectAsync();
        _databaseDoor = new Proxy(_postgres.Host!, _postgres.Port);
        _brokerDoor = new Proxy(TestServices.RabbitMq.Host, TestServices.RabbitMqPort);
    }

    public async ValueTask DisposeAsync()
    {
        await _databaseDoor.DisposeAsync();
        await _brokerDoor.DisposeAsync();
        await _blog.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task DatabaseAway_WhileCommentsArrive_NothingIsLostAndAllAreDecidedAfter()
    {
        _databaseDoor.Open();
        await using var service = await ServiceProcess.StartAsync(BehindTheDatabaseDoor());
        await _blog.ListenAsync();
        await SubmitAsync(0, 500);
        await _databaseDoor.ShutAsync();
        await SubmitAsync(500, 500);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/health/live"));
        using var refused = await service.Http.PostAsJsonAsync("/api/comments", new { commentId = "h", text = "x" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        await Task.Delay(Away);
        await SubmitAsync(1000, 500);
        _databaseDoor.Open();

        await Wait.UntilAsync(
            async () => await _database.ScalarAsync<long>("select count(*) from decisions") == 1500,
            () => $"not all are decided:\n{service.Output}",
            TimeSpan.FromMinutes(1)
        );
        await Wait.UntilAsync(
            () => _blog.Events.Select(e => e.Decision.CommentId).Distinct().Count() == 1500,
            () => "not all decisions came"
        );
        await service.ReadyAsync();
        Assert.Equal(0, await _database.ScalarAsync<long>("select count(*) from dead_letters"));
        Assert.Equal(0u, await _blog.CountAsync(Topology.DeadLettersQueue));
    }

    [Fact]
    public async Task DatabaseAway_WhileADeskIsOpen_EndsItsEventsAndLeavesItsCards()
    {
        _databaseDoor.Open();
        await using var service = await ServiceProcess.StartAsync(BehindTheDatabaseDoor());
        var admin = await service.AdminAsync();

        var heard = await HearAsync(admin, async () => await _databaseDoor.ShutAsync());
        _databaseDoor.Open();
        await service.ReadyAsync();

        Assert.Contains("All done", heard[0], StringComparison.Ordinal);
        Assert.DoesNotContain(heard, data => data.Contains("cannot be reached", StringComparison.Ordinal));
        using var again = await admin.Http.GetAsync(LiveReview, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task IntakeQueueDeleted_WhileTheServiceRuns_ComesBackAndIsTakenFrom()
    {
        _brokerDoor.Open();
        await using var service = await ServiceProcess.StartAsync(BehindTheBrokerDoor());
        await _blog.ListenAsync();

        await _blog.DeleteAsync(Topology.IntakeQueue);
        await Wait.UntilAsync(
            async () => await _blog.HasQueueAsync(Topology.IntakeQueue),
            () => $"nobody declares it again:\n{service.Output}"
        );
        // It is there before it is bound; a blog gets back what it publishes meanwhile, and publishes it again.
        await Wait.UntilAsync(IsTakenAsync, () => $"nobody binds it again:\n{service.Output}");

        await SubmitAsync(1, 9);
        await _blog.EventsOnAsync("c-9");
        await service.ReadyAsync();

        async Task<bool> IsTakenAsync()
        {
            try
            {
                await SubmitAsync(0, 1);
                return true;
            }
            catch (PublishReturnException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task BrokerAway_WhileCommentsAreInHand_AllAreDecidedAndSentAfter()
    {
        _brokerDoor.Open();
        await using var service = await ServiceProcess.StartAsync(BehindTheBrokerDoor());
        await _blog.ListenAsync();
        var submitting = SubmitAsync(0, 1000);
        await _blog.EventsOnAsync("c-0");
        await _brokerDoor.ShutAsync();
        await submitting;
        await Wait.UntilAsync(
            async () => await BrokerCheckAsync() == "RabbitMQ does not answer",
            () => $"it does not say that the broker is away:\n{service.Output}"
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.StatusAsync("/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/health/live"));
        using var accepted = await service.Http.PostAsJsonAsync(
            "/api/comments",
            new { commentId = "h", text = "By HTTP." }
        );
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        _brokerDoor.Open();

        await Wait.UntilAsync(
            () => _blog.Events.Select(e => e.Decision.CommentId).Distinct().Count() == 1001,
            () =>
                $"{_blog.Events.Select(e => e.Decision.CommentId).Distinct().Count()} of 1001 came:\n{service.Output}",
            TimeSpan.FromMinutes(1)
        );
        Assert.Equal(0, await _database.ScalarAsync<long>("select count(*) from dead_letters"));
        Assert.Equal("connected", await BrokerCheckAsync());

        async Task<string?> BrokerCheckAsync()
        {
            using var answer = await service.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
            return body.GetProperty("checks").GetProperty("broker").GetString();
        }
    }

    [Fact]
    public async Task NeitherThereAtTheStart_WaitsSaysSoAndComesUp()
    {
        var broker = new UriBuilder(TestServices.RabbitMq) { Host = "127.0.0.1", Port = _brokerDoor.Port };
        await using var service = ServiceProcess.Launch(
            BehindTheDatabaseDoor().With("Bus:RabbitMq", broker.Uri.ToString())
        );
        await Wait.UntilAsync(
            async () => await service.StatusAsync("/health/ready") == HttpStatusCode.ServiceUnavailable,
            () => service.Output
        );
        await SaysAsync("Waiting for the database");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.StatusAsync("/api/decisions"));
        _databaseDoor.Open();
        await SaysAsync("Waiting for RabbitMQ");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await service.StatusAsync("/health/ready"));
        _brokerDoor.Open();
        await service.ReadyAsync();
        await _blog.ListenAsync();
        await SubmitAsync(0, 1);
        await _blog.EventsOnAsync("c-0");

        Task SaysAsync(string what) =>
            Wait.UntilAsync(
                () => service.Output.Contains(what, StringComparison.Ordinal),
                () => $"it does not say '{what}':\n{service.Output}"
            );
    }

    [Fact]
    public async Task DatabaseAway_FormsAreSent_SayThatNothingWasDone()
    {
        const string author = "/author?site=default&author=7";
        _databaseDoor.Open();
        _brokerDoor.Open();
        await using var service = await ServiceProcess.StartAsync(BehindTheDatabaseDoor());
        using var admin = await service.AdminAsync();
        await SubmitAsync(0, 1);
        var (_, invited) = await admin.SendAsync("/people", "invite", new() { ["Invite.Role"] = "Moderator" });
        var welcome = new Uri(invited.Split('<', '>').Single(text => text.Contains("/welcome/"))).AbsolutePath;
        using var guest = new Person(service.Address);
        var (authorPage, welcomePage) = (await admin.ReadAsync("/me"), await guest.ReadAsync(welcome));

        await _databaseDoor.ShutAsync();

        foreach (var act in new[] { "mute", "spam", "undo" })
        {
            using var answer = await admin.PostAsync(
                author,
                authorPage,
                new() { ["_handler"] = "author", ["act"] = act }
            );
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var said = await answer.Content.ReadAsStringAsync();
            Assert.Contains("Nothing was done. The database cannot be reached.", said, StringComparison.Ordinal);
        }

        using var joined = await guest.PostAsync(
            welcome,
            welcomePage,
            new()
            {
                ["_handler"] = "welcome",
                ["Input.Name"] = "Mo",
                ["Input.Password"] = Person.Password,
            }
        );
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        Assert.Contains(
            "The database cannot be reached.",
            await joined.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Stop_WhileTheDatabaseIsAway_GivesTheMessagesBackAndMakesNoErrorQueue()
    {
        _databaseDoor.Open();
        await using var service = await ServiceProcess.StartAsync(BehindTheDatabaseDoor());
        await _databaseDoor.ShutAsync();
        await SubmitAsync(0, 3);
        await _blog.PublishAsync("""{"commentId":"gone"}""", Topology.CommentDeletedKey);
        await Wait.UntilAsync(
            () => service.Output.Contains("Comments wait", StringComparison.Ordinal),
            () => $"no comment is in hand:\n{service.Output}"
        );

        // The consumers throw: what MassTransit calls a fault, for which it makes a queue of errors.
        await service.StopAsync();

        await Wait.UntilAsync(
            async () =>
                await _blog.CountAsync(Topology.IntakeQueue) == 3
                && await _blog.CountAsync(Topology.DeletionsQueue) == 1,
            () => "the messages are not in their queues"
        );
        string[] queues =
        [
            Topology.IntakeQueue,
            Topology.DeletionsQueue,
            Topology.ReportsQueue,
            Topology.DeadLettersQueue,
        ];
        foreach (var name in queues.SelectMany(q => new[] { q + "_error", q + "_skipped" }))
        {
            Assert.False(await _blog.HasExchangeAsync(name), $"{name} is there, and nobody drains it");
        }
    }

    [Fact]
    public async Task NobodyListens_DecisionsWaitForTheFirstWhoDoes()
    {
        var settings = Settings.OnBroker(_database);
        settings.Remove("Publishing:Subscribers:0");
        await using (var service = await ServiceProcess.StartAsync(settings))
        {
            await SubmitAsync(0, 10);
            await Wait.UntilAsync(
                async () => await _database.ScalarAsync<long>("select count(*) from decisions") == 10,
                () => service.Output
            );
            Assert.Equal(10, await _database.UnsentAsync());
        }

        await using var again = await ServiceProcess.StartAsync(Settings.OnBroker(_database));
        await _blog.ListenAsync();
        await Wait.UntilAsync(
            () => _blog.Events.Select(e => e.Decision.CommentId).Distinct().Count() == 10,
            () => $"not all decisions came:\n{again.Output}"
        );
        await Wait.UntilAsync(
            async () => await _database.UnsentAsync() == 0,
            () => "they are still marked as not sent"
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1100)]
    public async Task NobodyListensForReviews_AnApprovalBehindThemIsSent(int reviews)
    {
        var settings = Settings
            .OnBroker(_database)
            .With("Policy:ToxicityThreshold", "1")
            .With("Policy:SpamThreshold", "1");
        settings.Remove("Publishing:Subscribers:0");
        await using var service = await ServiceProcess.StartAsync(settings);
        await Task.WhenAll(
            Enumerable.Range(0, reviews).Select(i => _blog.SubmitAsync(new { commentId = $"r-{i}", text = "" }))
        );
        await StoredAsync(reviews);
        await _blog.SubmitAsync(new { commentId = "c", text = "A calm remark." });
        await StoredAsync(reviews + 1);
        await Wait.UntilAsync(
            () => service.Output.Contains("no queue is bound", StringComparison.Ordinal),
            () => $"the sweep has not been:\n{service.Output}"
        );

        await _blog.ListenOnlyAsync(Topology.ApproveKey);

        await Wait.UntilAsync(
            async () => await _database.UnsentAsync() == reviews,
            () => $"the approval waits behind the reviews:\n{service.Output}",
            TimeSpan.FromMinutes(1)
        );
        Assert.Equal("c", Assert.Single(await _blog.EventsOnAsync("c")).Decision.CommentId);

        Task StoredAsync(int count) =>
            Wait.UntilAsync(
                async () => await _database.ScalarAsync<long>("select count(*) from decisions") == count,
                () => service.Output
            );
    }

    // A minute in the long form, set by MODERATION_TEST_OUTAGE_SECONDS.
    private static Uri LiveReview { get; } = new("/live/review", UriKind.Relative);

    // What a desk is told until nobody tells it any more.
    private static async Task<IReadOnlyList<string>> HearAsync(Person desk, Func<Task> afterTheFirst)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await using var stream = await desk.Http.GetStreamAsync(LiveReview, limit.Token);
        var heard = new List<string>();
        try
        {
            await foreach (var one in SseParser.Create(stream).EnumerateAsync(limit.Token))
            {
                heard.Add(one.Data);
                if (heard.Count == 1)
                {
                    await afterTheFirst();
                }
            }
        }
        catch (HttpIOException)
        {
            // Cut off.
        }

        return heard;
    }

    private static TimeSpan Away =>
        TimeSpan.FromSeconds(
            int.TryParse(Environment.GetEnvironmentVariable("MODERATION_TEST_OUTAGE_SECONDS"), out var s) ? s : 8
        );

    private Dictionary<string, string> BehindTheDatabaseDoor() =>
        Settings
            .OnBroker(_database)
            .With(
                "Storage:Postgres",
                new NpgsqlConnectionStringBuilder(_database.PostgresConnection)
                {
                    Host = "127.0.0.1",
                    Port = _databaseDoor.Port,
                }.ToString()
            );

    private Dictionary<string, string> BehindTheBrokerDoor() =>
        Settings
            .OnBroker(_database)
            .With(
                "Bus:RabbitMq",
                new UriBuilder(TestServices.RabbitMq) { Host = "127.0.0.1", Port = _brokerDoor.Port }.Uri.ToString()
            );

    private Task SubmitAsync(int from, int count) =>
        Task.WhenAll(
            Enumerable
                .Range(from, count)
                .Select(i => _blog.SubmitAsync(new { commentId = $"c-{i}", text = $"Remark number {i}." }))
        );
}
