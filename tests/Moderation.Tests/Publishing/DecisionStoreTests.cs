using Moderation.Service.Publishing;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Publishing;

/// <summary>What is kept about decisions: their order.</summary>
public abstract class DecisionStoreTests(Store store) : StoreTests(store)
{
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
}

public sealed class PostgresDecisionStoreTests() : DecisionStoreTests(Store.Postgres);

public sealed class SqliteDecisionStoreTests() : DecisionStoreTests(Store.Sqlite);
