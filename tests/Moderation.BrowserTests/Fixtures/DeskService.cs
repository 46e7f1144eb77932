using Moderation.Tests.Fixtures;

namespace Moderation.BrowserTests.Fixtures;

/// <summary>A service to work at, and a second replica of it where there may be one. "blockedword" goes to review.</summary>
public abstract class DeskService(Store store) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public ServiceProcess Service { get; private set; } = null!;

    /// <summary>Another replica, or the same where there is one alone.</summary>
    public ServiceProcess Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(store);
        var settings = new Dictionary<string, string>
        {
            ["Policy:BlockedWords:0"] = "blockedword",
            ["Waves:Count"] = "3",
            ["Waves:Burst"] = "5",
        };
        if (store == Store.Sqlite)
        {
            settings["Storage:Sqlite"] = _database.SqlitePath!;
        }
        else
        {
            settings["Storage:Postgres"] = _database.PostgresConnection!;
            settings["Bus:RabbitMq"] = TestServices.RabbitMq.ToString();
            settings["Publishing:Subscribers:0"] = "desk-tests";
        }

        Service = await ServiceProcess.StartAsync(settings);
        await Service.AdminAsync();
        Other = store == Store.Sqlite ? Service : await ServiceProcess.StartAsync(settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (Other != Service)
        {
            await Other.DisposeAsync();
        }

        await Service.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteDesk() : DeskService(Store.Sqlite);

public sealed class PostgresDesk() : DeskService(Store.Postgres);
