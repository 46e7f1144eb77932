using Moderation.Service.Intake;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Intake;

/// <summary>How often a message was begun and not ended.</summary>
public abstract class AttemptStoreTests(Store store) : StoreTests(store)
{
    private static readonly byte[] Message = [1, 2, 3];

    [Fact]
    public async Task Begin_LongAfterTheLastAttempt_CountsAnewAndForgetsTheOthers()
    {
        var attempts = new AttemptStore(One.Database, Clock);
        Assert.Equal(1, await attempts.BeginAsync([9], CancellationToken.None));
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Assert.Equal(attempt, await attempts.BeginAsync(Message, CancellationToken.None));
            Clock.Advance(AttemptStore.Lifetime * 0.9);
        }

        Clock.Advance(AttemptStore.Lifetime);

        Assert.Equal(1, await attempts.BeginAsync(Message, CancellationToken.None));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from attempts"));
    }
}

public sealed class PostgresAttemptStoreTests() : AttemptStoreTests(Store.Postgres);

public sealed class SqliteAttemptStoreTests() : AttemptStoreTests(Store.Sqlite);
