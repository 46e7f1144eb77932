using System.Data.Common;
using Moderation.Service.Intake;
using Moderation.Service.Publishing;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Publishing;

/// <summary>What is kept about decisions that are still to be sent.</summary>
public abstract class UnsentStoreTests(Store store) : StoreTests(store)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Take_TwoSweepAtOnce_AllAreSentAndNoneTwice()
    {
        await StoreUnsentAsync(batches: 50, size: 10);
        Assert.Empty(await SweepAsync(One, 500));
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));

        var taken = await Task.WhenAll(Task.Run(() => SweepAllAsync(One)), Task.Run(() => SweepAllAsync(Other)));

        var sent = One.Transport.Sent.Concat(Other.Transport.Sent).Select(d => d.CommentId).ToArray();
        Assert.Equal(500, taken.Sum());
        Assert.Equal(500, sent.Length);
        Assert.Equal(500, sent.Distinct().Count());
        await UnsentAsync(0);
        Clock.Advance(Lease * 2);
        Assert.Empty(await SweepAsync(Other, 500));
    }

    [Fact]
    public async Task Take_TheOneWhoTookThemFails_TheyAreTakenAgainAfterTheLeaseInOrder()
    {
        await StoreUnsentAsync(batches: 4, size: 5, isBack: false);
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var first = await SweepAsync(One, 15);

        // What another has in hand is left to it; the rest is there for the taking.
        Assert.Equal(15, first.Count);
        Assert.Equal(5, (await SweepAsync(Other, 500)).Count);
        Assert.Empty(await SweepAsync(Other, 500));
        await UnsentAsync(15);
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var again = await SweepAsync(Other, 500);

        Assert.Equal(first.Select(d => d.Cursor), again.Select(d => d.Cursor));
        Assert.All(first.Zip(again), pair => Assert.Equal(pair.First.Body, pair.Second.Body));
        Assert.Equal(first.Select(d => d.Cursor).Order(), first.Select(d => d.Cursor));
    }

    [Fact]
    public async Task Take_MoreWaitThanTheLimit_EndsWithTheRunThatReachesIt()
    {
        await StoreUnsentAsync(batches: 20, size: 10);
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));

        var taken = await SweepAsync(One, 25);

        Assert.InRange(taken.Count, 25, 34);
        await UnsentAsync(200 - taken.Count);
    }

    [Fact]
    public async Task MarkSent_SomeOfABatchHaveNoListener_TheyAloneStayUnsent()
    {
        One.Transport.HasNoListener = d => d.CommentId.EndsWith('3');
        await One.TakeAsync(Enumerable.Range(0, 40).Select(i => Comment($"c-{i}")));
        await UnsentAsync(4);
        Assert.Equal(36, One.Transport.Sent.Count);

        // They are tried again by themselves, and leave one by one.
        One.Transport.HasNoListener = d => d.CommentId == "c-13";
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var taken = await SweepAsync(One, 500);

        Assert.Equal(["c-3", "c-13", "c-23", "c-33"], taken.Select(d => d.CommentId));
        await UnsentAsync(1);
        One.Transport.HasNoListener = _ => false;
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        Assert.Equal("c-13", Assert.Single(await SweepAsync(Other, 500)).CommentId);
        await UnsentAsync(0);
    }

    [Fact]
    public async Task MarkUnsent_InTheMiddleOfARunThatIsThenSentInPart_NothingOfItIsForgotten()
    {
        await StoreUnsentAsync(batches: 1, size: 20);
        var all = await One.Decisions.AfterAsync(0, 100, CancellationToken.None);
        // As when the same comment comes again while its batch is not sent.
        await WriteAsync(t => One.Unsent.MarkUnsentAsync(t, [all[8]]));

        await WriteAsync(t => One.Unsent.MarkSentAsync(t, [.. all.Take(8).Select(d => d.Cursor)]));

        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var left = await SweepAsync(One, 500);
        Assert.Equal(all.Skip(8).Select(d => d.Cursor), left.Select(d => d.Cursor));
        await UnsentAsync(0);
    }

    [Fact]
    public async Task Take_ManyStandAlone_AsManyAreTakenAsTheLimitSays()
    {
        await StoreUnsentAsync(batches: 120, size: 1);
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));

        Assert.Equal(100, (await SweepAsync(One, 100)).Count);
        await UnsentAsync(20);
    }

    [Fact]
    public async Task MarkSent_OnlyTheLastOfTheLargestBatch_ItAloneLosesItsMark()
    {
        One.Transport.HasNoListener = d => d.CommentId != "last";

        await One.TakeAsync(
            Enumerable.Range(1, Limits.CommentsPerRequest - 1).Select(i => Comment($"c-{i}")).Append(Comment("last"))
        );

        await UnsentAsync(Limits.CommentsPerRequest - 1);
    }

    [Fact]
    public async Task MarkSent_InTheMiddleOfARun_BothSidesStayWithTheirMark()
    {
        await StoreUnsentAsync(batches: 1, size: 10);
        var all = await One.Decisions.AfterAsync(0, 100, CancellationToken.None);
        var (first, last) = (all[0].Cursor, all[^1].Cursor);
        // One run on both databases.
        await Database.ScalarAsync<string>($"delete from unsent_decisions where first_cursor > {first}");
        await Database.ScalarAsync<string>($"update unsent_decisions set last_cursor = {last}");
        Clock.Advance(TimeSpan.FromSeconds(5));

        await WriteAsync(t => One.Unsent.MarkSentAsync(t, [.. all.Skip(3).Take(2).Select(d => d.Cursor)]));
        await UnsentAsync(8);
        Clock.Advance(Lease - TimeSpan.FromSeconds(4));

        var left = await SweepAsync(One, 500);
        Assert.Equal(all.Take(3).Concat(all.Skip(5)).Select(d => d.Cursor), left.Select(d => d.Cursor));
        await UnsentAsync(0);
    }

    private async Task StoreUnsentAsync(int batches, int size, bool isBack = true)
    {
        One.Transport.IsAway = true;
        for (var batch = 0; batch < batches; batch++)
        {
            await One.TakeAsync(Enumerable.Range(batch * size, size).Select(i => Comment($"c-{i}")));
        }

        One.Transport.IsAway = !isBack;
    }

    private Task WriteAsync(Func<DbTransaction, Task> work) => One.Database.WriteAsync(work, CancellationToken.None);

    // The marks go a moment after the sending.
    private Task UnsentAsync(long count) =>
        Wait.UntilAsync(async () => await Database.UnsentAsync() == count, () => $"not {count} are marked as unsent");

    private async Task<int> SweepAllAsync(Replica replica)
    {
        var total = 0;
        while (await SweepAsync(replica, 20) is { Count: > 0 } page)
        {
            total += page.Count;
        }

        return total;
    }

    private async Task<IReadOnlyList<StoredDecision>> SweepAsync(Replica replica, int limit)
    {
        var before = Clock.GetUtcNow() - Lease;
        var unsent = await replica.Database.WriteAsync(
            transaction => replica.Unsent.TakeAsync(transaction, before, limit),
            CancellationToken.None
        );
        await replica.Publisher.PublishAsync(unsent, CancellationToken.None);
        return unsent;
    }
}

public sealed class PostgresUnsentStoreTests() : UnsentStoreTests(Store.Postgres);

public sealed class SqliteUnsentStoreTests() : UnsentStoreTests(Store.Sqlite);
