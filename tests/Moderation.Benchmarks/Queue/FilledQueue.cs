using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moderation.Benchmarks.Journey;
using Moderation.Contracts;
using Moderation.Service.Intake;
using Moderation.Service.Learning;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Benchmarks.Queue;

/// <summary>The rooms of the service on a database, with comments under review that came in as all comments do.</summary>
internal sealed class FilledQueue : IAsyncDisposable
{
    private const int Batch = 100;
    private readonly ServiceProvider _services;

    private FilledQueue(ServiceProvider services) => _services = services;

    public ReviewQueue Review => _services.GetRequiredService<ReviewQueue>();

    public Claims Claims => _services.GetRequiredService<Claims>();

    /// <summary>Fills a database with invented comments until so many are under review.</summary>
    /// <param name="storage">The setting that names the database, and its value.</param>
    /// <param name="underReview">How many.</param>
    public static async Task<FilledQueue> CreateAsync((string Key, string Value) storage, int underReview)
    {
        // Low thresholds, so that most comments have something against them, and not all the same.
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    [storage.Key] = storage.Value,
                    ["Policy:ToxicityThreshold"] = "0.01",
                    ["Policy:SpamThreshold"] = "0.05",
                    ["Policy:MaxLength"] = "100",
                    ["Review:SurelySpam"] = "0.5",
                }
            )
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddStorage();
        services.AddLearning().AddPublishing(rabbitMq: false);
        services.AddReview().AddIntake(rabbitMq: false);
        services.AddSingleton(TimeProvider.System).AddSingleton<IDecisionTransport, SilentTransport>();
        var queue = new FilledQueue(services.BuildServiceProvider());
        queue._services.GetRequiredService<Database>().Dialect.Migrate();
        await queue.FillAsync(underReview);
        return queue;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task FillAsync(int underReview)
    {
        var reader = _services.GetRequiredService<MessageReader>();
        var intake = _services.GetRequiredService<CommentIntake>();
        var taken = 0;
        foreach (var batch in InventedComments.Of("benchmark").Chunk(Batch))
        {
            var arrivals = batch.Select(body =>
            {
                var comment = Varied(JsonSerializer.Deserialize<CommentSubmitted>(body.Span, Wire.Json)!, taken++);
                var bytes = JsonSerializer.SerializeToUtf8Bytes(comment, Wire.Json);
                return new Arrival(bytes, reader.ReadComment(bytes));
            });
            await intake.TakeAsync("benchmark", [.. arrivals], CancellationToken.None);
            if (taken % (50 * Batch) == 0 && await UnderReviewAsync() >= underReview)
            {
                return;
            }
        }
    }

    // Sites, threads and answers as a large installation has them; every thousandth text holds a rare word.
    private static CommentSubmitted Varied(CommentSubmitted comment, int number) =>
        comment with
        {
            SiteId = $"site-{number % 3}",
            ThreadId = $"thread-{number % 1_000}",
            ThreadTitle = $"Thread {number % 1_000}",
            ParentId = number % 2 == 0 ? null : $"invented:invented:{Math.Max(1, number / 3 * 3 - 2 + (number % 3))}",
            Text = number % 1_000 == 0 ? comment.Text + " A quokka." : comment.Text,
            Author = new CommentAuthor { Name = number % 10 == 0 ? "Busy" : $"Reader {number % 7_000}" },
        };

    private async Task<int> UnderReviewAsync()
    {
        var lanes = await Review.CountLanesAsync(Actor.Service, CancellationToken.None);
        return lanes.Judgement + lanes.Spam;
    }
}
