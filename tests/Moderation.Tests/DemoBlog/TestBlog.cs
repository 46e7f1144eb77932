using System.Threading.Channels;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moderation.Contracts;
using Moderation.DemoBlog;

namespace Moderation.Tests.DemoBlog;

/// <summary>
/// The blog on a real web server and the in-memory bus. The test plays the service: it reads what the blog publishes
/// and publishes decisions.
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

    public static async Task<TestBlog> StartAsync(string folder)
    {
        var submitted = Channel.CreateUnbounded<CommentSubmitted>();
        var deleted = Channel.CreateUnbounded<CommentDeleted>();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Demo:DataFolder", folder)]);
        builder.Services.AddDemoBlog(builder.Configuration);
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddDemoBlogConsumers();
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

    public Task DecideAsync(DecisionMade decision) => _app.Services.GetRequiredService<IBus>().Publish(decision);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
