namespace Moderation.Tests.Fixtures;

/// <summary>A running service on RabbitMQ with a blog that listens; shared by the tests of a class.</summary>
public abstract class JourneyFixture(Store store) : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public Blog Blog { get; private set; } = null!;

    public ServiceProcess Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(store);
        Blog = await Blog.ConnectAsync();
        Service = await ServiceProcess.StartAsync(
            Settings
                .OnBroker(Database)
                .With("Policy:BlockedWords:0", "blockedword")
                .With("Policy:MaxLinks", "2")
                .With("Policy:ToxicityThreshold", "0.9")
                .With("Policy:SpamThreshold", "0.9")
        );
        await Blog.ListenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Blog.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class PostgresJourney() : JourneyFixture(Store.Postgres);

public sealed class SqliteJourney() : JourneyFixture(Store.Sqlite);
