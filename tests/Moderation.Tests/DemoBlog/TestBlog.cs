using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Moderation.Contracts;
using Moderation.DemoBlog;

namespace Moderation.Tests.DemoBlog;

/// <summary>
/// The blog on a real web server. On the in-memory bus the test plays the service through this class: it reads what the
/// blog publishes and publishes decisions. On RabbitMQ it does so through the broker.
/// </summary>
internal sealed class TestBlog : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestBlog(WebApplication app, Channel<CommentSubmitted> submitted, Channel<CommentDeleted> deleted)
    {
        _app = app;
        Submitted = submitted.Reader;
        Deleted = deleted.Reader;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Client.DefaultRequestHeaders.Add("Accept", "application/json");
    }

    /// <summary>What the service would get.</summary>
    public ChannelReader<CommentSubmitted> Submitted { get; }

    /// <summary>The deletions that the service would get.</summary>
    public ChannelReader<CommentDeleted> Deleted { get; }

    /// <summary>One browser: it keeps its cookies.</summary>
    public HttpClient Client { get; }

    public static async Task<TestBlog> StartAsync(string folder, Uri? broker = null)
    {
        var submitted = Channel.CreateUnbounded<CommentSubmitted>();
        var deleted = Channel.CreateUnbounded<CommentDeleted>();
        var builder = WebApplication.CreateBuilder();
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Demo:DataFolder", folder)]);
        builder.Services.AddDemoBlog(builder.Configuration);
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddDemoBlogConsumers();
            if (broker is not null)
            {
                bus.UsingRabbitMq(
                    (context, rabbit) =>
                    {
                        rabbit.Host(broker, host => host.Heartbeat(TimeSpan.FromSeconds(2)));
                        rabbit.UseDemoBlog(context);
                    }
                );
                return;
            }

            bus.UsingInMemory(
                (context, memory) =>
                {
                    memory.UseDemoBlog(context);
                    memory.ReceiveEndpoint(
                        "service",
                        endpoint =>
                        {
                            endpoint.Handler<CommentSubmitted>(async message =>
                                await submitted.Writer.WriteAsync(message.Message)
                            );
                            endpoint.Handler<CommentDeleted>(async message =>
                                await deleted.Writer.WriteAsync(message.Message)
                            );
                        }
                    );
                }
            );
        });
        var app = builder.Build();
        app.MapDemoBlog();
        // MassTransit keeps the loggers of the first host that this flow started, also when it is long disposed.
        LogContext.ConfigureCurrentLogContext(app.Services.GetRequiredService<ILoggerFactory>());
        await app.StartAsync();
        return new TestBlog(app, submitted, deleted);
    }

    /// <summary>Posts a comment, and gives it as the page gets it.</summary>
    public async Task<JsonElement> PostAsync(string text)
    {
        using var form = new FormUrlEncodedContent([new("name", "Ann"), new("text", text)]);
        var answer = await Client.PostAsync("/demo/comments", form);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The first event of this kind that a page hears and that is meant.</summary>
    public static async Task<JsonElement> HearAsync(
        HttpClient client,
        string kind,
        Func<JsonElement, bool> isMeant,
        long after,
        CancellationToken cancel
    )
    {
        await using var stream = await client.GetStreamAsync($"/demo/events?after={after}", cancel);
        await foreach (var heard in SseParser.Create(stream).EnumerateAsync(cancel))
        {
            if (
                heard.EventType == kind
                && JsonSerializer.Deserialize<JsonElement>(heard.Data) is var told
                && isMeant(told)
            )
            {
                return told;
            }
        }

        throw new EndOfStreamException();
    }

    public Task DecideAsync(DecisionMade decision) => _app.Services.GetRequiredService<IBus>().Publish(decision);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
