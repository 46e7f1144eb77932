using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>Comments that are looked for among all.</summary>
public abstract class FindingTests(Store store) : StoreTests(store)
{
    private const string Pending = "A blockedword.";

    [Fact]
    public async Task Find_Nothing_GivesAllNewestFirstWithTheirState()
    {
        await One.TakeAsync(Comment("a"), Comment("b", Pending), Comment("c"), Comment("gone"));
        await One.Verdicts.SettleAsync(Ada, [new("site", "a", 1)], NewVerdict.Reject("other"));
        await One.TakeAsync(Comment("b", "Better words.", revision: 2));
        await One.DeleteAsync("gone");

        var found = await FindAsync(new());

        Assert.Equal(
            [("b", 2, CommentState.Approved), ("c", 1, CommentState.Approved), ("a", 1, CommentState.Rejected)],
            found.Comments.Select(c => (c.CommentId, c.Revision, c.State))
        );
        Assert.Null(found.Next);
        Assert.Equal("Better words.", found.Comments[0].Text);
        Assert.Equal(Clock.GetUtcNow(), found.Comments[0].At);
    }

    [Fact]
    public async Task Find_NothingStored_IsNothing()
    {
        var found = await FindAsync(new() { Text = "anything" });

        Assert.Empty(found.Comments);
        Assert.Equal((null, null), (found.Next, found.LookedBackTo));
    }

    [Fact]
    public async Task Find_ByEachPartOfTheFilter_FindsThoseAlone()
    {
        await One.TakeAsync(
            Comment("a", "The ÉCOLE is closed.") with
            {
                Author = new() { Id = "u-1", Name = "Uma" },
            },
            Comment("b", "100% of _them_ ' or 1=1") with
            {
                Author = new() { Name = "VERA" },
            }
        );
        Clock.Advance(TimeSpan.FromDays(2));
        await Other.TakeAsync(
            Comment("c", Pending) with
            {
                SiteId = "elsewhere",
            },
            Comment("d", "An école opens.") with
            {
                Author = new() { Id = "u-1" },
            }
        );

        Assert.Equal(["d", "a"], await IdsAsync(new() { Text = "e\u0301Cole" }));
        Assert.Equal(["b"], await IdsAsync(new() { Text = "0% of _" }));
        Assert.Equal(["b"], await IdsAsync(new() { Text = "' OR 1=1" }));
        Assert.Empty(await IdsAsync(new() { Text = "100_ of" }));
        Assert.Equal(["c"], await IdsAsync(new() { SiteId = "elsewhere" }));
        Assert.Equal(["c"], await IdsAsync(new() { State = CommentState.Pending }));
        Assert.Equal(["d", "a"], await IdsAsync(new() { SiteId = "site", Author = "u-1" }));
        Assert.Equal(
            ["a"],
            await IdsAsync(
                new()
                {
                    SiteId = "site",
                    Author = "u-1",
                    Text = "closed",
                }
            )
        );
        Assert.Empty(await IdsAsync(new() { SiteId = "elsewhere", Author = "u-1" }));
        Assert.Equal(["b"], await IdsAsync(new() { SiteId = "site", Author = "Vera" }));
        Assert.Equal(["b"], await IdsAsync(new() { SiteId = "site", Author = "name:vera" }));
        Assert.Empty(await IdsAsync(new() { SiteId = "site", Author = "Uma" }));
        Assert.Equal(["d", "c"], await IdsAsync(new() { From = Clock.GetUtcNow() }));
        Assert.Equal(["b", "a"], await IdsAsync(new() { To = Clock.GetUtcNow() }));
        Assert.Equal(["b"], await IdsAsync(new() { To = Clock.GetUtcNow(), Text = "of" }));
        Assert.Empty(await IdsAsync(new() { From = Clock.GetUtcNow().AddDays(1) }));
        Assert.Empty(await IdsAsync(new() { To = Clock.GetUtcNow().AddDays(-9) }));
    }

    [Fact]
    public async Task Find_PartByPart_GivesEachOnceThoughMoreComes()
    {
        const int Count = 120;
        for (var i = 0; i < Count; i += 40)
        {
            await One.TakeAsync(Enumerable.Range(i, 40).Select(n => Comment($"c-{n:000}", $"Remark {n % 2}.")));
        }

        var first = await FindAsync(new());
        await One.TakeAsync(Comment("later"));
        var second = await FindAsync(new(), first.Next);
        var third = await FindAsync(new(), second.Next);

        Assert.Equal(
            Enumerable.Range(0, Count).Select(n => $"c-{n:000}").Reverse(),
            first.Comments.Concat(second.Comments).Concat(third.Comments).Select(c => c.CommentId)
        );
        Assert.Null(third.Next);
        var odd = await FindAsync(new() { Text = "Remark 1" });
        Assert.Equal(50, odd.Comments.Count);
        Assert.Equal(10, (await FindAsync(new() { Text = "Remark 1" }, odd.Next)).Comments.Count);
    }

    [Fact]
    public async Task Find_ByOneWhoMayNot_IsRefusedOrLeftOut()
    {
        await One.TakeAsync(Comment("a"), Comment("b") with { SiteId = "elsewhere" });

        var found = await One.Finding.FindAsync(OfElsewhere, new(), null, CancellationToken.None);

        Assert.Equal(["b"], found.Comments.Select(c => c.CommentId));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.Finding.FindAsync(OfElsewhere, new() { SiteId = "site" }, null, CancellationToken.None)
        );
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.Finding.FindAsync(Platform, new(), null, CancellationToken.None)
        );
    }

    private Task<FoundComments> FindAsync(FindFilter filter, long? before = null) =>
        One.Finding.FindAsync(Ada, filter, before, CancellationToken.None);

    private async Task<IEnumerable<string>> IdsAsync(FindFilter filter) =>
        (await FindAsync(filter)).Comments.Select(c => c.CommentId);
}

public sealed class PostgresFindingTests() : FindingTests(Store.Postgres);

public sealed class SqliteFindingTests() : FindingTests(Store.Sqlite);
