using Moderation.Service.Publishing;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Publishing;

/// <summary>What is kept about decisions: their order, and which of them are still to be sent.</summary>
public abstract class DecisionStoreTests(Store store) : StoreTests(store)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task After_WhileSeveralWrite_AReaderWhoFollowsMissesNoneAndSeesThemInOrder()
    {
        const int batches = 60;
        var writing = Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < batches / 6; i++)
                        {
                            var batch = Enumerable.Range(0, 1 + (i % 4)).Select(n => Comment($"c-{writer}-{i}-{n}"));
                            await (writer % 2 == 0 ? One : Other).TakeAsync(batch);
                        }
                    })
                )
        );
        var seen = new List<StoredDecision>();
        for (var written = false; ; )
        {
            var page = await One.Decisions.AfterAsync(seen.Count == 0 ? 0 : seen[^1].Cursor, 7, CancellationToken.None);
            seen.AddRange(page);
            if (page.Count == 0 && written)
            {
                break;
            }

            // Looked at before the page that is the last: what was written by then is in it.
            written = writing.IsCompleted;
        }

        await writing;
        var all = await One.Decisions.AfterAsync(0, 1_000, CancellationToken.None);
        Assert.Equal(6 * (1 + 2 + 3 + 4 + 1 + 2 + 3 + 4 + 1 + 2), all.Count);
        Assert.Equal(all.Select(d => d.Cursor), seen.Select(d => d.Cursor));
        Assert.Equal(seen.Select(d => d.Cursor).Order(), seen.Select(d => d.Cursor));
    }

    [Fact]
    public async Task TakeUnsent_TwoSweepAtOnce_AllAreSentAndNoneTwice()
    {
        One.Transport.IsAway = true;
        await One.TakeAsync(Enumerable.Range(0, 500).Select(i => Comment($"c-{i}")));
        One.Transport.IsAway = false;
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
    public async Task TakeUnsent_TheOneWhoTookThemFails_TheyAreTakenAgainAfterTheLeaseInOrder()
    {
        One.Transport.IsAway = true;
        await One.TakeAsync(Enumerable.Range(0, 20).Select(i => Comment($"c-{i}")));
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var first = await SweepAsync(One, 15);

        // What another has in hand is left to it; the rest is there for the taking.
        Assert.Equal(5, (await SweepAsync(Other, 500)).Count);
        Assert.Empty(await SweepAsync(Other, 500));
        await UnsentAsync(15);
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var again = await SweepAsync(Other, 500);

        Assert.Equal(15, first.Count);
        Assert.Equal(first.Select(d => d.Cursor), again.Select(d => d.Cursor));
        Assert.All(first.Zip(again), pair => Assert.Equal(pair.First.Body, pair.Second.Body));
        Assert.Equal(first.Select(d => d.Cursor).Order(), first.Select(d => d.Cursor));
    }

    // The marks go a moment after the sending.
    private Task UnsentAsync(long count) =>
        Wait.UntilAsync(
            async () => await Database.ScalarAsync<long>("select count(*) from unsent_decisions") == count,
            () => $"not {count} are marked as unsent"
        );

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
            transaction => replica.Decisions.TakeUnsentAsync(transaction, before, limit),
            CancellationToken.None
        );
        await replica.Publisher.PublishAsync(unsent, CancellationToken.None);
        return unsent;
    }
}

public sealed class PostgresDecisionStoreTests() : DecisionStoreTests(Store.Postgres);

public sealed class SqliteDecisionStoreTests() : DecisionStoreTests(Store.Sqlite);
