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

        var bulk = (await One.WaveFiles.RejectAsync(Ada, "site", key, NewVerdict.Reject("spam"))).Id;
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
            (await One.WaveFiles.RejectAsync(Ada, "site", 17, NewVerdict.Reject("spam"))).Refusal
        );
    }

    [Fact]
    public async Task AnyOfIt_OnASiteThatIsNotHis_IsRefused()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.WaveFiles.FindAsync(OfElsewhere, "site", 17, CancellationToken.None)
        );
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.WaveFiles.RejectAsync(OfElsewhere, "site", 17, NewVerdict.Reject("spam"))
        );
        await Assert.ThrowsAsync<NotAllowedException>(() => One.WaveFiles.ApproveAsync(OfElsewhere, "site", 17, 0));
    }

    // Six: the first two were approved before anybody knew.
    private async Task<long> WaveAsync()
    {
        await One.TakeAsync(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    Comment(
                        $"c-{i}",
                        $"Buy the best watches of this whole wide world at our shop {(i < 4 ? "today" : "now")}"
                    ) with
                    {
                        Author = new() { Name = $"Author {i}" },
                    }
                )
        );
        return await Database.ScalarAsync<long>("select min(wave_key) from wave_comments");
    }

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
