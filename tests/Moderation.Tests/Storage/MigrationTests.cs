using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Storage;

/// <summary>Replicas that start at once bring one database to the newest migration.</summary>
public sealed class MigrationTests
{
    [Theory]
    [InlineData(Store.Postgres)]
    [InlineData(Store.Sqlite)]
    public async Task Migrate_SeveralAtOnce_AllComeUp(Store store)
    {
        await using var database = await TestDatabase.CreateAsync(store);

        var replicas = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => Replica.On(database, new TestClock())))
        );

        foreach (var replica in replicas)
        {
            Assert.Empty(await replica.Decisions.AfterAsync(0, 1, CancellationToken.None));
            await replica.DisposeAsync();
        }
    }
}
