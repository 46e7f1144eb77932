using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>A wave with all its comments.</summary>
public abstract class WaveFileTests(Store store) : StoreTests(store)
{
    [Fact]
    public async Task RejectAndUndo_AWaveOfWhichSomeWereApproved_TakesAllAndGivesAllBack()
    {
        var key = await WaveAsync();
        await One.Verdicts.SettleAsync(Ben, [new("site", "c-0", 1)], NewVerdict.Approve);
        Assert.Equal((4, 1, 1, 0), Numbers((await FindAsync(key))!));

        var bulk = (await One.WaveFiles.RejectAsync(Ada, "site", key, long.MaxValue, NewVerdict.Reject("spam"))).Id;
        await WorkAsync();

        var file = (await FindAsync(key))!;
        Assert.Equal((0, 0, 1, 5), Numbers(file));
        Assert.NotNull(file.Counts.RejectedAt);
        Assert.Equal(6, file.Members.Count);
        Assert.Equal([4, 2], file.Variants.Select(v => v.Count));
        Assert.Equal(BulkRefusal.Empty, (await One.WaveFiles.ApproveAsync(Ada, "site", key, long.MaxValue)).Refusal);

        await One.Bulks.UndoAsync(Ben, bulk);
        await WorkAsync();
        Assert.Equal((4, 1, 1, 0), Numbers((await FindAsync(key))!));
    }

    [Fact]
    public async Task RejectAndUndo_MoreThanOneStepDoes_GivesNoneBackAsSurelySpam()
    {
        var key = await WaveAsync(450);
        Assert.Equal(
            448,
            await Database.ScalarAsync<long>("select count(*) from under_review where lane = 'judgement'")
        );

        var bulk = (await One.WaveFiles.RejectAsync(Ada, "site", key, long.MaxValue, NewVerdict.Reject("spam"))).Id;
        await WorkAsync();
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from under_review"));
        await One.Bulks.UndoAsync(Ada, bulk);
        await WorkAsync();

        Assert.Equal(
            448,
            await Database.ScalarAsync<long>("select count(*) from under_review where lane = 'judgement'")
        );
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from under_review where lane = 'spam'"));
    }

    [Fact]
    public async Task Reject_SomeCameAfterThePageWasShown_LeavesThem()
    {
        var key = await WaveAsync();
        var shown = (await FindAsync(key))!;
        await One.TakeAsync(Like("later", "today"));

        await One.WaveFiles.RejectAsync(Ada, "site", key, shown.Seen, NewVerdict.Reject("spam"));
        await WorkAsync();

        Assert.Equal((1, 0, 0, 6), Numbers((await FindAsync(key))!));
        Assert.Single(await One.Review.SelectWaveAsync(Ada, "site", key, 10, null, CancellationToken.None));
    }

    [Fact]
    public async Task List_AWaveOfTwoTexts_ShowsBothOnItsCard()
    {
        await WaveAsync(7);

        var card = Assert.Single(
            (await One.Review.ListAsync(Ada, new(), ReviewOrder.Oldest, null, 10, CancellationToken.None)).Items
        );

        Assert.Equal((5, 5), (card.Wave!.Count, card.Wave.Authors));
        Assert.Equal([("now", 3), ("today", 2)], card.Wave.Texts.Select(t => (t.Beginning.Split(' ')[^1], t.Count)));
    }

    [Fact]
    public async Task Approve_AWave_SettlesWhatIsUnderReview()
    {
        var key = await WaveAsync();

        await One.WaveFiles.ApproveAsync(Ada, "site", key, long.MaxValue);
        await WorkAsync();

        Assert.Equal((0, 2, 4, 0), Numbers((await FindAsync(key))!));
    }

    [Fact]
    public async Task Find_NoSuchWave_IsNull()
    {
        Assert.Null(await FindAsync(17));
        Assert.Equal(
            BulkRefusal.Empty,
            (await One.WaveFiles.RejectAsync(Ada, "site", 17, long.MaxValue, NewVerdict.Reject("spam"))).Refusal
        );
    }

    [Fact]
    public async Task AnyOfIt_OnASiteThatIsNotHis_IsRefused()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.WaveFiles.FindAsync(OfElsewhere, "site", 17, CancellationToken.None)
        );
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.WaveFiles.RejectAsync(OfElsewhere, "site", 17, 0, NewVerdict.Reject("spam"))
        );
        await Assert.ThrowsAsync<NotAllowedException>(() => One.WaveFiles.ApproveAsync(OfElsewhere, "site", 17, 0));
    }

    // The first two were approved before anybody knew; four have the one text.
    private async Task<long> WaveAsync(int count = 6)
    {
        await One.TakeAsync(Enumerable.Range(0, count).Select(i => Like($"c-{i}", i < 4 ? "today" : "now")));
        return await Database.ScalarAsync<long>("select min(wave_key) from wave_comments");
    }

    private static CommentSubmitted Like(string id, string end) =>
        Comment(id, $"Buy the best watches of this whole wide world at our shop {end}") with
        {
            Author = new() { Name = $"The author of {id}" },
        };

    private Task<WaveFile?> FindAsync(long key) => One.WaveFiles.FindAsync(Ada, "site", key, CancellationToken.None);

    private static (int UnderReview, int Approved, int Kept, int Rejected) Numbers(WaveFile wave) =>
        (wave.Counts.UnderReview, wave.Counts.Approved, wave.Counts.Kept, wave.Counts.Rejected);

    private async Task WorkAsync()
    {
        while (await One.Bulks.StepAsync(CancellationToken.None)) { }
    }
}

public sealed class PostgresWaveFileTests() : WaveFileTests(Store.Postgres);

public sealed class SqliteWaveFileTests() : WaveFileTests(Store.Sqlite);
