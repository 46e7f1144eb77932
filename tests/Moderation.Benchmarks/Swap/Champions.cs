using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moderation.Benchmarks.Queue;
using Moderation.Service.Intake;
using Moderation.Service.Learning;
using Moderation.Service.Learning.Models;
using Moderation.Service.Publishing;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Benchmarks.Swap;

/// <summary>The room that promotes, on the database of the replicas: as if an admin pressed on a third one.</summary>
internal sealed class Champions : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private string _champion = "";
    private string _other = "";

    private Champions(ServiceProvider services) => _services = services;

    /// <summary>Brings a second model to a database whose replicas run.</summary>
    public static async Task<Champions> OnAsync(string postgres)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:Postgres", postgres)])
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddStorage();
        services.AddLearning().AddPublishing(rabbitMq: false);
        services.AddReview().AddIntake(rabbitMq: false);
        services.AddSingleton(TimeProvider.System).AddSingleton<IDecisionTransport, SilentTransport>();
        var champions = new Champions(services.BuildServiceProvider());
        using var archive = new MemoryStream(SecondModel.Archive());
        var sent = await champions.Room<StoredModels>().UploadAsync(Actor.Service, archive);
        champions._other = sent.Model?.Version ?? throw new InvalidOperationException(sent.Refusal);
        champions._champion = champions.Room<ConfiguredModel>().Version;
        return champions;
    }

    /// <summary>Has the other model take over.</summary>
    public async Task SwapAsync()
    {
        var answer = await Room<Promotions>().PromoteAsync(Actor.Service, _other, null, _champion);
        if (answer.Outcome != PromotionOutcome.Promoted)
        {
            throw new InvalidOperationException($"{_other} was not promoted: {answer.Outcome}. {answer.Refusal}");
        }

        (_champion, _other) = (_other, _champion);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private T Room<T>()
        where T : notnull => _services.GetRequiredService<T>();
}
