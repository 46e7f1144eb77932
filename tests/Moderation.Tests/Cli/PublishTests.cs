using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Moderation.Contracts;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;
using Moderation.Tests.Flows;
using RabbitMQ.Client;

namespace Moderation.Tests.Cli;

/// <summary><c>moderation publish</c> as a shell runs it, on a real broker that nobody else consumes from.</summary>
[Collection(BrokerCollection.Name)]
public sealed partial class PublishTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Blog _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await Blog.ConnectAsync();

    [Fact]
    public async Task Publish_Corpus_PutsEveryRowInTheQueueAsThePlainMessage()
    {
        await WriteAsync(
            """{"source": "park", "group": "benches", "author": {"name": "Ola", "url": "https://ola.example"}, "text": "More benches, please."}""",
            "",
            """{"source": "park", "group": "benches", "toxic": 0, "author": null, "text": "Größe: 3 m – schön 🙂"}"""
        );

        var run = await PublishAsync("--site", "town");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.StartsWith(
            "2 published, 2 confirmed, 0 returned, 0 failed, 0 unreadable, ",
            run.Output,
            StringComparison.Ordinal
        );
        var messages = await QueuedAsync();
        Assert.Equal(["small:park:1", "small:park:3"], messages.Select(m => m.Comment.CommentId).Order());
        Assert.All(messages, m => Assert.Equal(("application/json", true), (m.ContentType, m.Persistent)));
        var first = messages.Single(m => m.Comment.CommentId == "small:park:1").Comment;
        Assert.Equal(("town", "benches", 1), (first.SiteId, first.ThreadId, first.Revision));
        Assert.Equal(("Ola", "https://ola.example"), (first.Author?.Name, first.Author?.Url));
        Assert.Contains(messages, m => m.Comment.Text == "Größe: 3 m – schön 🙂");
    }

    [Fact]
    public async Task Publish_BadRows_AreReportedByLineAndTheOthersGoOn()
    {
        await WriteAsync(
            """{"source": "park", "text": "One"}""",
            "nonsense",
            """{"source": "park"}""",
            """{"source": "park", "text": ["secret"]}""",
            """{"source": "park", "text": "Two"}"""
        );

        var run = await PublishAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "2 published, 2 confirmed, 0 returned, 0 failed, 3 unreadable, ",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.All(
            ["line 2:", "line 3:", "line 4:"],
            line => Assert.Contains(line, run.Errors, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("secret", run.Errors, StringComparison.Ordinal);
        Assert.Equal(2u, await _blog.CountAsync(Topology.IntakeQueue));
    }

    [Fact]
    public async Task Publish_LineCutOnTheWay_ConfirmsAllInTheEnd()
    {
        await WriteAsync(Rows(400));
        await using var way = new Proxy(TestServices.RabbitMq.Host, TestServices.RabbitMq.Port);
        way.Open();

        var running = PublishAsync("--rate", "200", "--amqp", Through(way));
        await Wait.UntilAsync(
            async () => await QueueExistsAsync() && await _blog.CountAsync(Topology.IntakeQueue) > 50,
            () => "nothing came"
        );
        await way.ShutAsync();
        way.Open();
        var run = await running;

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.StartsWith("400 published, 400 confirmed, ", run.Output, StringComparison.Ordinal);
        // One whose confirm was cut off is published again: at least once.
        var ids = (await QueuedAsync()).Select(m => m.Comment.CommentId).ToArray();
        Assert.Equal(400, ids.Distinct().Count());
    }

    [Fact]
    public async Task Publish_NoBroker_FailsWithoutThePassword()
    {
        await WriteAsync(Rows(1));

        var run = await PublishAsync("--amqp", $"amqp://someone:opensesame@127.0.0.1:{ServiceProcess.FreePort()}/");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("0 published, 0 confirmed, ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("opensesame", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_Rate_IsNotExceeded()
    {
        await WriteAsync(Rows(41));

        var run = await PublishAsync("--rate", "40");

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        // The last of them is due after 40 intervals of 25 ms.
        Assert.True(
            double.Parse(Seconds().Match(run.Output).Groups[1].Value, CultureInfo.InvariantCulture) >= 0.99,
            run.Output
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _blog.DisposeAsync();
        _folder.Dispose();
    }

    private static string CommandLinePath =>
        typeof(PublishTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "CommandLinePath")
            .Value!;

    private static string[] Rows(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(i => $$"""{"source": "park", "text": "Bench number {{i}} is broken."}"""),
        ];

    private static string Through(Proxy way) =>
        new UriBuilder(TestServices.RabbitMq) { Host = "127.0.0.1", Port = way.Port }.Uri.ToString();

    private Task WriteAsync(params string[] lines) => File.WriteAllLinesAsync(_folder["small.jsonl"], lines);

    private Task<FinishedRun> PublishAsync(params string[] more)
    {
        string[] address = more.Contains("--amqp") ? [] : ["--amqp", TestServices.RabbitMq.ToString()];
        return FinishedRun.OfAsync(
            new ProcessStartInfo(
                "dotnet",
                ["exec", CommandLinePath, "publish", "--corpus", _folder["small.jsonl"], .. address, .. more]
            )
        );
    }

    private static async Task<bool> QueueExistsAsync()
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            await channel.QueueDeclarePassiveAsync(Topology.IntakeQueue);
            return true;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return false;
        }
    }

    private static async Task<List<(CommentSubmitted Comment, string? ContentType, bool Persistent)>> QueuedAsync()
    {
        await using var connection = await ConnectAsync();
        await using var channel = await connection.CreateChannelAsync();
        var messages = new List<(CommentSubmitted, string?, bool)>();
        while (await channel.BasicGetAsync(Topology.IntakeQueue, autoAck: true) is { } got)
        {
            var comment = JsonSerializer.Deserialize<CommentSubmitted>(got.Body.Span, Wire.Json)!;
            messages.Add((comment, got.BasicProperties.ContentType, got.BasicProperties.Persistent));
        }

        return messages;
    }

    private static Task<IConnection> ConnectAsync() =>
        new ConnectionFactory { Uri = TestServices.RabbitMq }.CreateConnectionAsync();

    [GeneratedRegex(@"unreadable, ([\d.]+) seconds")]
    private static partial Regex Seconds();
}
