using System.Text;
using System.Text.Json;
using Moderation.Contracts;
using Moderation.Tests.DemoBlog;
using Moderation.Tests.Fixtures;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Moderation.Tests.Flows;

/// <summary>The demo blog on a real broker; the test plays the service there.</summary>
[Collection(BrokerCollection.Name)]
public sealed class DemoBlogFlow : IAsyncLifetime
{
    private const string Queue = "demo-blog";

    private readonly string _folder = Directory.CreateTempSubdirectory("demo-blog-").FullName;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));
    private readonly Proxy _door = new(TestServices.RabbitMq.Host, TestServices.RabbitMqPort);
    private IConnection _connection = null!;
    private IChannel _channel = null!;

    private Uri ThroughTheDoor => new UriBuilder(TestServices.RabbitMq) { Host = "127.0.0.1", Port = _door.Port }.Uri;

    public async ValueTask InitializeAsync()
    {
        // Empties the broker.
        await (await Blog.ConnectAsync()).DisposeAsync();
        _connection = await new ConnectionFactory { Uri = TestServices.RabbitMq }.CreateConnectionAsync();
        _channel = await _connection.CreateChannelAsync();
        await _channel.QueueDeleteAsync(Queue);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.QueueDeleteAsync(Queue);
        await _connection.DisposeAsync();
        await _door.DisposeAsync();
        _limit.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Post_NoServiceHasEverRun_TheCommentWaitsInTheIntakeQueue()
    {
        _door.Open();
        await using var blog = await TestBlog.StartAsync(_folder, ThroughTheDoor);

        var id = (await blog.PostAsync("Early")).GetProperty("id").GetString();

        var submitted = await TakeAsync(Topology.IntakeQueue);
        Assert.Equal(Topology.CommentSubmittedKey, submitted.RoutingKey);
        Assert.Equal("application/vnd.masstransit+json", submitted.BasicProperties.ContentType);
        Assert.Equal(id, Message(submitted).GetProperty("commentId").GetString());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task Decision_RawJson_IsReadAndShown(string? contentType)
    {
        _door.Open();
        await using var blog = await TestBlog.StartAsync(_folder, ThroughTheDoor);
        var posted = await blog.PostAsync("To be decided");
        await TakeAsync(Topology.IntakeQueue);
        var decision = Decided.As(CommentState.Approved, posted.GetProperty("id").GetString()!);

        await _channel.BasicPublishAsync(
            Topology.DecisionsExchange,
            Topology.ApproveKey,
            mandatory: true,
            new BasicProperties { ContentType = contentType },
            JsonSerializer.SerializeToUtf8Bytes(decision, Wire.Json)
        );

        var heard = await TestBlog.HearAsync(blog.Client, "comment", _ => true, after: 1, _limit.Token);
        Assert.Contains("published", heard.GetProperty("note").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Comment_IsToldOnTheDeletionsQueue()
    {
        _door.Open();
        await using var blog = await TestBlog.StartAsync(_folder, ThroughTheDoor);
        var id = (await blog.PostAsync("Gone soon")).GetProperty("id").GetString();
        await TakeAsync(Topology.IntakeQueue);

        (await blog.Client.PostAsync($"/demo/comments/{id}/delete", null)).EnsureSuccessStatusCode();

        var deleted = await TakeAsync(Topology.DeletionsQueue);
        Assert.Equal(Topology.CommentDeletedKey, deleted.RoutingKey);
        Assert.Equal(id, Message(deleted).GetProperty("commentId").GetString());
    }

    [Fact]
    public async Task Post_BrokerIsAway_ThePageSaysSoAndTheCommentIsSentLater()
    {
        _door.Open();
        await using var blog = await TestBlog.StartAsync(_folder, ThroughTheDoor);
        await LineAsync(blog, reachable: true);

        await _door.ShutAsync();
        await LineAsync(blog, reachable: false);
        var id = (await blog.PostAsync("Kept meanwhile")).GetProperty("id").GetString();

        _door.Open();
        Assert.Equal(id, Message(await TakeAsync(Topology.IntakeQueue)).GetProperty("commentId").GetString());
        await LineAsync(blog, reachable: true);
    }

    [Fact]
    public async Task Start_BrokerIsAway_ThePageIsThereAndCommentsAreSentLater()
    {
        await using var blog = await TestBlog.StartAsync(_folder, ThroughTheDoor);
        await LineAsync(blog, reachable: false);
        var id = (await blog.PostAsync("Kept meanwhile")).GetProperty("id").GetString();

        _door.Open();

        Assert.Equal(id, Message(await TakeAsync(Topology.IntakeQueue)).GetProperty("commentId").GetString());
    }

    private Task<JsonElement> LineAsync(TestBlog blog, bool reachable) =>
        TestBlog.HearAsync(
            blog.Client,
            "line",
            line => line.GetProperty("reachable").GetBoolean() == reachable,
            after: long.MaxValue,
            _limit.Token
        );

    /// <summary>The next message of a queue, once there is one.</summary>
    private static async Task<BasicGetResult> TakeAsync(string queue)
    {
        BasicGetResult? message = null;
        await Wait.UntilAsync(
            async () => (message = await TryTakeAsync(queue)) is not null,
            () => $"nothing came on {queue}",
            TimeSpan.FromSeconds(90)
        );
        return message!;
    }

    private static async Task<BasicGetResult?> TryTakeAsync(string queue)
    {
        // Asking for a queue that is not there closes the channel, and for one that is just being made the connection.
        var factory = new ConnectionFactory { Uri = TestServices.RabbitMq, AutomaticRecoveryEnabled = false };
        var connection = await factory.CreateConnectionAsync();
        try
        {
            var channel = await connection.CreateChannelAsync();
            return await channel.BasicGetAsync(queue, autoAck: true);
        }
        catch (OperationInterruptedException)
        {
            return null;
        }
        finally
        {
            await connection.AbortAsync();
        }
    }

    private static JsonElement Message(BasicGetResult taken) =>
        JsonDocument.Parse(Encoding.UTF8.GetString(taken.Body.Span)).RootElement.GetProperty("message");
}
