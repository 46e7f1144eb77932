using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Storage;

/// <summary>
/// PostgreSQL keeps the plan of a prepared statement that it made while the tables were empty, until they are analyzed.
/// </summary>
public sealed class PostgresPlanTests() : StoreTests(Store.Postgres)
{
    [Fact]
    public async Task Take_TablesGrowFromEmptyWithoutStatistics_NoBatchReadsThemWhole()
    {
        const int Batches = 60;
        const int Size = 50;
        foreach (var table in new[] { "comments", "decisions", "deletions", "under_review", "review_texts" })
        {
            await Database.ScalarAsync<string>($"alter table {table} set (autovacuum_enabled = off)");
        }

        for (var batch = 0; batch < Batches; batch++)
        {
            await One.TakeAsync(
                Enumerable
                    .Range(batch * Size, Size)
                    .Select(i => Comment($"c-{i}", i % 5 == 0 ? "A blockedword." : "A remark."))
            );
            await One.DeleteAsync($"c-{batch * Size}");
        }

        // The server's counts come a moment late.
        await Wait.UntilAsync(
            async () => await CountAsync("n_tup_ins", "comments") == Batches * Size,
            () => "the server does not count what was stored"
        );
        Assert.InRange(await CountAsync("seq_tup_read", "comments"), 0, Batches * Size);
        Assert.InRange(await CountAsync("seq_tup_read", "decisions"), 0, Batches * Size);
        Assert.InRange(await CountAsync("seq_tup_read", "deletions"), 0, Batches * Size);
        Assert.InRange(await CountAsync("seq_tup_read", "under_review"), 0, Batches * Size);
        Assert.InRange(await CountAsync("seq_tup_read", "review_texts"), 0, Batches * Size);
    }

    private Task<long> CountAsync(string what, string table) =>
        Database.ScalarAsync<long>($"select {what} from pg_stat_user_tables where relname = '{table}'");
}
