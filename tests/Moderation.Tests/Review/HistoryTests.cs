using System.Data.Common;
using System.Text;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>Who did what when.</summary>
public abstract class HistoryTests(Store store) : StoreTests(store)
{
    private static readonly HistoryFilter All = new();

    [Fact]
    public async Task Find_WhatWasDone_IsThereNewestFirstWithoutWhatAnybodyWrote()
    {
        await One.TakeAsync(Comment("c", "A blockedword."));
        CommentRef[] comment = [new("site", "c", 1)];
        var noted = NewVerdict.Make(Ruling.Reject, ["toxicity", "insult"], "Note: blockedword.", out _)!;
        await One.Escalations.EscalateAsync(Ada, comment[0], "Note: blockedword.");
        await One.Verdicts.SettleAsync(Ada, comment, noted);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Other.Verdicts.UndoAsync(Ben, comment);
        await One.Verdicts.SettleAsync(Ben, comment, NewVerdict.Approve);
        var bulk = (await One.Bulks.BeginAsync(Ada, comment, NewVerdict.Approve)).Id;

        var entries = await FindAsync(Ada, All);

        Assert.Equal(
            [
                ("Ada", "bulk", null, "approve: 1 comments"),
                ("Ben", "verdict.approve", "c", null),
                ("Ben", "undo", "c", "reject"),
                ("Ada", "verdict.reject", "c", "toxicity insult"),
                ("Ada", "escalate", "c", null),
            ],
            entries.Select(e => (e.ActorName, e.Action, e.CommentId, e.Detail))
        );
        Assert.Equal(bulk, entries[0].BulkId);
        Assert.Equal(Clock.GetUtcNow(), entries[0].At);
        Assert.Equal(Clock.GetUtcNow().AddMinutes(-1), entries[^1].At);
    }

    [Fact]
    public async Task Add_OnceDone_StaysAsItWasWritten()
    {
        await AddAsync(Ada, new Deed("verdict.approve", "site", "a", 1));

        foreach (var change in new[] { "update history set actor_name = 'Ben'", "delete from history" })
        {
            var fault = await Assert.ThrowsAnyAsync<DbException>(() => Database.ScalarAsync<long?>(change));
            Assert.Contains("history is append-only", fault.Message, StringComparison.Ordinal);
        }

        Assert.Equal("Ada", Assert.Single(await FindAsync(Ada, All)).ActorName);
    }

    [Fact]
    public async Task Find_ByEachPartOfTheFilter_FindsThoseAlone()
    {
        await AddAsync(Ada, new Deed("verdict.approve", "site", "a", 1));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await AddAsync(Ben, new Deed("undo", "elsewhere", "a", 1));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await AddAsync(Ada, new Deed("undo", "site", "b", 1));

        Assert.Equal([3, 1], await IdsAsync(new() { Actor = "Ada" }));
        Assert.Equal([2], await IdsAsync(new() { Actor = "account:2" }));
        Assert.Equal([3, 2], await IdsAsync(new() { Action = "undo" }));
        Assert.Equal([3, 1], await IdsAsync(new() { SiteId = "site" }));
        Assert.Equal([2], await IdsAsync(new() { SiteId = "elsewhere", CommentId = "a" }));
        Assert.Equal([3], await IdsAsync(new() { From = Clock.GetUtcNow() }));
        Assert.Equal([2, 1], await IdsAsync(new() { To = Clock.GetUtcNow() }));
        Assert.Empty(await IdsAsync(new() { Actor = "Ada' or '1'='1" }));
    }

    [Fact]
    public async Task Find_ByANameThatIsAnIdToo_GivesEachLineOnceInOrder()
    {
        var namesake = Ada with { Id = "key:1", Name = Ben.Id };
        await AddAsync(Ben, new Deed("undo", "site", "a", 1));
        await AddAsync(Actor.Service, new Deed("undo", "site", "b", 1));
        await AddAsync(namesake, new Deed("undo", "site", "c", 1));
        await AddAsync(Ben, new Deed("undo", "site", "d", 1));

        Assert.Equal([4, 3, 1], await IdsAsync(new() { Actor = Ben.Id }));
        Assert.Equal([2], await IdsAsync(new() { Actor = Actor.Service.Id }));
        Assert.Equal(
            [4, 3],
            (await One.Deeds.FindAsync(Ada, new() { Actor = Ben.Id }, null, 2, CancellationToken.None)).Select(e =>
                e.Id
            )
        );
    }

    [Fact]
    public async Task Find_PageByPage_GivesEachLineOnce()
    {
        await AddAsync(Ada, [.. Enumerable.Range(0, 25).Select(i => new Deed("undo", "site", $"c-{i}", 1))]);

        var first = await One.Deeds.FindAsync(Ada, All, null, 10, CancellationToken.None);
        await AddAsync(Ada, new Deed("undo", "site", "later", 1));
        var second = await One.Deeds.FindAsync(Ada, All, first[^1].Id, 10, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => (long)(25 - i)), first.Concat(second).Select(e => e.Id));
    }

    [Fact]
    public async Task Find_ByAModeratorOfOtherSites_LeavesOutWhatHeMayNotSee()
    {
        await AddAsync(Ada, new Deed("undo", "site", "a", 1), new Deed("undo", "elsewhere", "a", 1), new Deed("bulk"));
        await AddAsync(OfElsewhere, new Deed("bulk"));

        Assert.Equal([4, 2], (await FindAsync(OfElsewhere, All)).Select(e => e.Id));
        Assert.Equal(4, (await FindAsync(Ada, All)).Count);
        await Assert.ThrowsAsync<NotAllowedException>(() => FindAsync(Platform, All));
    }

    [Fact]
    public async Task Csv_OfAllLines_HoldsThemNewestFirstAndNoFormula()
    {
        await AddAsync(Ada, [.. Enumerable.Range(0, 2_500).Select(i => new Deed("undo", "site", $"c-{i}", 1))]);
        await AddAsync(Ben, new Deed("verdict.reject", "site", "=1+1", 2, "toxicity, \"insult\""));

        using var stream = new MemoryStream();
        await HistoryCsv.WriteAsync(One.Deeds.AllAsync(Ada, All, CancellationToken.None), stream);

        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n");
        Assert.Equal("\uFEFFid,at,actor_id,actor,action,site_id,comment_id,revision,detail,bulk_id", lines[0]);
        Assert.Equal(
            "2501,2026-03-01T12:00:00.0000000+00:00,account:2,Ben,verdict.reject,site,\"'=1+1\",2,\"toxicity, \"\"insult\"\"\",",
            lines[1]
        );
        Assert.Equal(2_503, lines.Length);
        Assert.StartsWith("1,", lines[^2], StringComparison.Ordinal);
    }

    private Task AddAsync(Actor by, params IReadOnlyList<Deed> deeds) =>
        One.Database.WriteAsync(transaction => One.Deeds.AddAsync(transaction, by, deeds), CancellationToken.None);

    private Task<IReadOnlyList<HistoryEntry>> FindAsync(Actor by, HistoryFilter filter) =>
        One.Deeds.FindAsync(by, filter, null, 1_000, CancellationToken.None);

    private async Task<IEnumerable<long>> IdsAsync(HistoryFilter filter) =>
        (await FindAsync(Ada, filter)).Select(e => e.Id);
}

public sealed class PostgresHistoryTests() : HistoryTests(Store.Postgres);

public sealed class SqliteHistoryTests() : HistoryTests(Store.Sqlite);
