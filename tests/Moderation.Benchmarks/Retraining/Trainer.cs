using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moderation.Benchmarks.Journey;
using Moderation.Benchmarks.Queue;
using Moderation.Contracts;
using Moderation.Service.Intake;
using Moderation.Service.Learning;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Training;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Benchmarks.Retraining;

/// <summary>The rooms that import labels and ask for trainings, on the database of the service: as if an admin pressed.</summary>
internal sealed class Trainer : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Trainer(ServiceProvider services) => _services = services;

    /// <summary>Brings invented labels to a database whose service runs; half of them say "toxic", and of those a word more.</summary>
    public static async Task<Trainer> OnAsync(string postgres, int labels)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:Postgres", postgres)])
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddStorage();
        services.AddLearning().AddPublishing(rabbitMq: false);
        services.AddReview().AddIntake(rabbitMq: false);
        services.AddSingleton(TimeProvider.System).AddSingleton<IDecisionTransport, SilentTransport>();
        var trainer = new Trainer(services.BuildServiceProvider());
        await trainer
            .Room<LabelImports>()
            .TakeAsync(Actor.Service, "invented", isGolden: false, Lines(labels), default);
        return trainer;
    }

    /// <summary>Asks for a training.</summary>
    public async Task<long> AskAsync() =>
        (await Room<Trainings>().AskAsync(Actor.Service, new TrainingWish())).Training.Id;

    /// <summary>A training.</summary>
    public async Task<StoredTraining> FindAsync(long id) =>
        (await Room<Trainings>().FindAsync(Actor.Service, id, CancellationToken.None))!;

    /// <summary>Ends a training, and waits until it has.</summary>
    public async Task EndAsync(long id)
    {
        await Room<Trainings>().CancelAsync(Actor.Service, id);
        while ((await FindAsync(id)).IsOpen)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>Waits until a training has made a model, and says when, as <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public async Task<long> EndedAsync(long id)
    {
        StoredTraining training;
        while ((training = await FindAsync(id)).IsOpen)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        return training.Model is not null
            ? TimeProvider.System.GetTimestamp()
            : throw new InvalidOperationException($"The training made no model: {training.State}. {training.Outcome}");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static async IAsyncEnumerable<LabelLine> Lines(int labels)
    {
        var number = 0;
        foreach (var body in InventedComments.Of("labels").Take(labels))
        {
            var comment = JsonSerializer.Deserialize<CommentSubmitted>(body.Span, Wire.Json)!;
            var isToxic = number % 2 == 0;
            yield return new LabelLine(
                ++number,
                new LabelRow
                {
                    Text = isToxic ? $"{comment.Text} brindlewort" : comment.Text,
                    Thread = $"thread-{number / 20}",
                    Answer = new(isToxic, number % 7 == 0, []),
                }
            );
        }

        await Task.CompletedTask;
    }

    private T Room<T>()
        where T : notnull => _services.GetRequiredService<T>();
}
