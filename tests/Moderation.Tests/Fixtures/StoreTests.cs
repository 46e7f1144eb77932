using Moderation.Contracts;

namespace Moderation.Tests.Fixtures;

/// <summary>A suite about what is stored: two replicas on one new database, of either kind.</summary>
public abstract class StoreTests(Store store) : IAsyncLifetime
{
    private protected TestClock Clock { get; } = new();

    private protected TestDatabase Database { get; private set; } = null!;

    private protected Replica One { get; private set; } = null!;

    private protected Replica Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await MigratedDatabase.CreateAsync(store);
        One = Replica.On(Database, Clock);
        Other = Replica.On(Database, Clock);
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An invented comment.</summary>
    private protected static CommentSubmitted Comment(string id, string text = "A remark.", int revision = 1) =>
        new()
        {
            SiteId = "site",
            CommentId = id,
            Revision = revision,
            Text = text,
        };
}
