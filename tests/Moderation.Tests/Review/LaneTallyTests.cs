using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>Counting the lanes once for all desks of a process.</summary>
public abstract class LaneTallyTests(Store store) : DeskTests(store)
{
    private readonly Stopwatch _watch = new();

    [Fact]
    public async Task Count_NothingFeltMeanwhile_IsKeptForASecond()
    {
        using var tally = new LaneTally(One.Review, _watch);
        await One.TakeAsync(Comment("a", Blocked));
        Assert.Equal(1, await CountAsync("1"));
        await Other.TakeAsync(Comment("b", Blocked));

        Assert.Equal(1, await CountAsync("1"));
        Assert.Equal(2, await CountAsync("2"));
        await Other.DeleteAsync("b");
        Assert.Equal(2, await CountAsync("2"));
        Assert.Equal(0, await CountAsync("2", OfElsewhere));
        _watch.Now = TimeSpan.FromSeconds(1);
        Assert.Equal(1, await CountAsync("2"));
        await Other.DeleteAsync("a");
        Assert.Equal(0, await CountAsync(""));

        async Task<int> CountAsync(string felt, Actor? by = null) =>
            (await tally.CountAsync(by ?? Ada, felt, TestContext.Current.CancellationToken)).Judgement;
    }

    /// <summary>A watch that stands until it is set.</summary>
    private sealed class Stopwatch : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}

public sealed class PostgresLaneTallyTests() : LaneTallyTests(Store.Postgres);

public sealed class SqliteLaneTallyTests() : LaneTallyTests(Store.Sqlite);
