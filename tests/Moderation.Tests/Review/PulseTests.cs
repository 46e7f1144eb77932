using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>What open desks of one replica feel of what is done on the other.</summary>
public abstract class PulseTests(Store store) : DeskTests(store)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Next_AClaimBetweenOthersMoves_IsAnother()
    {
        await One.TakeAsync(Enumerable.Range(0, 5).Select(i => Comment($"c-{i}", Blocked)));
        foreach (var (by, i) in new[] { (Ada, 0), (Ada, 1), (Ada, 4) })
        {
            await Other.Claims.ClaimAsync(by, "site", $"c-{i}", _cancel);
        }

        var felt = await StillAsync();
        await Other.Claims.ReleaseAsync(Ada, "site", "c-1", _cancel);
        await Other.Claims.ClaimAsync(Ben, "site", "c-2", _cancel);
        var moved = await One.Pulse.NextAsync(felt, Patience, _cancel);

        Assert.NotEqual(felt, moved);
        // Renewed, it is as it was.
        await Other.Claims.ClaimAsync(Ben, "site", "c-2", _cancel);
        Assert.Equal(moved, await One.Pulse.NextAsync(moved, TimeSpan.FromSeconds(1), _cancel));
    }

    [Fact]
    public async Task Next_AReportOnWhatIsUnderReview_IsAnother()
    {
        await One.TakeAsync(Comment("c", Blocked));
        var felt = await StillAsync();

        await Other.Reports.TakeAsync(
            Platform,
            new CommentReported { SiteId = "site", CommentId = "c" },
            messageHash: null,
            isRepeat: false,
            _cancel
        );

        Assert.NotEqual(felt, await One.Pulse.NextAsync(felt, Patience, _cancel));
    }

    // The first that a replica feels is read for it.
    private Task<string> StillAsync() => One.Pulse.NextAsync("", TimeSpan.Zero, _cancel);
}

public sealed class PostgresPulseTests() : PulseTests(Store.Postgres);

public sealed class SqlitePulseTests() : PulseTests(Store.Sqlite);
