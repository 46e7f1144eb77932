using Moderation.Service.Review;
using Moderation.Service.Security;
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

    [Fact]
    public async Task Take_WavesGrowFromEmptyWithoutStatistics_NoBatchReadsThemWhole()
    {
        const int Batches = 40;
        const int Waves = 12;
        const int Size = 2 * Waves;
        string[] words =
        [
            "amber",
            "bridge",
            "copper",
            "dune",
            "ember",
            "flint",
            "garnet",
            "heron",
            "iris",
            "juniper",
            "kelp",
            "lark",
        ];
        foreach (var table in new[] { "under_review", "waves", "wave_comments" })
        {
            await Database.ScalarAsync<string>($"alter table {table} set (autovacuum_enabled = off)");
        }

        for (var batch = 0; batch < Batches; batch++)
        {
            await One.TakeAsync(
                Enumerable
                    .Range(batch * Size, Size)
                    .Select(i =>
                        Comment(
                            $"c-{i}",
                            string.Join(' ', Enumerable.Repeat(words[i % Waves], 3))
                                + " lenders gave us a loan within the hour today"
                        ) with
                        {
                            Author = new() { Id = $"{i}", Name = "Mia" },
                        }
                    )
            );
        }

        await Wait.UntilAsync(
            async () => await CountAsync("n_tup_ins", "wave_comments") >= Batches * Size / 2,
            () => "few of the comments are in a wave"
        );
        foreach (var table in new[] { "under_review", "waves", "wave_comments" })
        {
            Assert.InRange(await CountAsync("seq_tup_read", table), 0, Batches * Size);
        }
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("blockedword", null)]
    [InlineData("bl", null)]
    [InlineData(null, "blocked-word")]
    public async Task List_BothLanesOfVeryMany_ReadsLittleMoreThanItShows(string? text, string? reason)
    {
        // Of fewer, reading all of them for the cards of a page may be the better plan.
        const int Many = 6_000;
        var open = await OpenAsync();
        await AskAsync(
            open,
            desk =>
                desk.TakeAsync(Enumerable.Range(0, Many).Select(i => Comment($"c-{i}", $"A blockedword number {i}.")))
        );
        await Database.ScalarAsync<string>("vacuum analyze");
        var before = await ReadAsync("under_review", "review_texts");

        await AskAsync(
            open,
            async desk =>
            {
                var filter = ReviewFilter.Everything with { Text = text, Reason = reason };
                var page = await desk.Review.ListAsync(Actor.Service, filter, ReviewOrder.Risk, null, 25, default);
                Assert.Equal(25, page.Items.Count);
            }
        );

        Assert.InRange(await ReadAsync("under_review", "review_texts") - before, 25, Many / 4);
    }

    [Theory]
    [InlineData("account:9")]
    [InlineData("Nia")]
    public async Task Find_WhatOneOfManyDid_ReadsLittleMoreThanItShows(string actor)
    {
        const int Many = 6_000;
        // The oldest lines: in the order of the history all others come before them.
        await Database.ScalarAsync<string>(
            $"""
            insert into history (done_at, actor_id, actor_name, action)
            select now(), case when i <= 40 then 'account:9' else 'account:1' end,
                case when i <= 40 then 'Nia' else 'Ada' end, 'undo'
            from generate_series(1, {Many}) i
            """
        );
        await Database.ScalarAsync<string>("vacuum analyze");
        var open = await OpenAsync();
        var before = await ReadAsync("history");

        await AskAsync(
            open,
            async desk =>
            {
                var found = await desk.Deeds.FindAsync(Actor.Service, new() { Actor = actor }, null, 25, default);
                Assert.Equal(25, found.Count);
            }
        );

        Assert.InRange(await ReadAsync("history") - before, 25, Many / 4);
    }

    // A connection tells what it read when it ends, and little before that.
    private async Task AskAsync(long open, Func<Replica, Task> ask)
    {
        await using (var desk = Replica.On(Database, Clock))
        {
            await ask(desk);
        }

        await Wait.UntilAsync(async () => await OpenAsync() <= open, () => "the connections of the desk stay open");
    }

    private Task<long> OpenAsync() =>
        Database.ScalarAsync<long>(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and application_name = 'moderation'
            """
        );

    private Task<long> ReadAsync(params IEnumerable<string> tables) =>
        Database.ScalarAsync<long>(
            $"""
            select cast(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as bigint) from pg_stat_user_tables
            where relname in ('{string.Join("', '", tables)}')
            """
        );

    private Task<long> CountAsync(string what, string table) =>
        Database.ScalarAsync<long>($"select {what} from pg_stat_user_tables where relname = '{table}'");
}
