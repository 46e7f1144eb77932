using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Review;

/// <summary>Who is on which card, when two moderators work through two replicas.</summary>
public abstract class ClaimTests(Store store) : DeskTests(store)
{
    private static readonly Actor Ann = new("account:1", "Ann", Rights.Review);
    private static readonly Actor Bea = new("account:2", "Bea", Rights.Review);

    [Fact]
    public async Task Claim_AnotherIsOnIt_StaysWithTheFirst()
    {
        await One.TakeAsync(Comment("c", Blocked));

        var first = await ClaimAsync(One, Ann, "c");
        Clock.Advance(TimeSpan.FromSeconds(30));
        var second = await ClaimAsync(Other, Bea, "c");
        var renewed = await ClaimAsync(One, Ann, "c");

        Assert.Equal(first, second);
        Assert.Equal(("Ann", Clock.GetUtcNow() + Claims.Lasts), (renewed!.ActorName, renewed.Until));
    }

    [Fact]
    public async Task Claim_NotRenewed_IsLostWithItsTime()
    {
        await One.TakeAsync(Comment("c", Blocked), Comment("d", Blocked));
        await ClaimAsync(One, Ann, "c");
        Clock.Advance(Claims.Lasts);

        Assert.Null((await One.Review.FindAsync(Bea, "site", "c", CancellationToken.None))!.Claim);
        Assert.Equal("Bea", (await ClaimAsync(Other, Bea, "c"))!.ActorName);
    }

    [Fact]
    public async Task List_OthersClaims_ComeLastAndSayWho()
    {
        await One.TakeAsync(Enumerable.Range(0, 4).Select(i => Comment($"c-{i}", Blocked)));
        await ClaimAsync(One, Ann, "c-0");
        await ClaimAsync(Other, Bea, "c-1");

        Assert.Equal(["c-0", "c-2", "c-3", "c-1"], await IdsAsync(One, Everything, by: Ann));
        Assert.Equal(["c-1", "c-2", "c-3", "c-0"], await IdsAsync(Other, Everything, by: Bea));
        Assert.Equal("Ann", (await One.Review.FindAsync(Bea, "site", "c-0", CancellationToken.None))!.Claim!.ActorName);
    }

    [Fact]
    public async Task List_OthersClaimAtTheEndOfAPart_LeavesTheNextPartWhole()
    {
        await One.TakeAsync(Enumerable.Range(0, 4).Select(i => Comment($"c-{i}", Blocked)));
        await ClaimAsync(One, Ann, "c-0");

        var first = await One.Review.ListAsync(Bea, Everything, ReviewOrder.Oldest, null, 2, CancellationToken.None);
        var second = await One.Review.ListAsync(
            Bea,
            Everything,
            ReviewOrder.Oldest,
            first.Next,
            2,
            CancellationToken.None
        );

        Assert.Equal(["c-1", "c-0"], first.Items.Select(i => i.Decision.CommentId));
        Assert.Equal(["c-2", "c-3"], second.Items.Select(i => i.Decision.CommentId));
    }

    [Fact]
    public async Task Release_OwnAndAnothers_GivesBackTheOwnAlone()
    {
        await One.TakeAsync(Comment("c", Blocked), Comment("d", Blocked));
        await ClaimAsync(One, Ann, "c");
        await ClaimAsync(One, Ann, "d");

        await One.Claims.ReleaseAsync(Bea, "site", "c", CancellationToken.None);
        await One.Claims.ReleaseAsync(Ann, "site", "d", CancellationToken.None);

        Assert.Equal("Ann", (await ClaimAsync(Other, Bea, "c"))!.ActorName);
        Assert.Equal("Bea", (await ClaimAsync(Other, Bea, "d"))!.ActorName);
    }

    [Fact]
    public async Task Claim_CommentLeavesReview_GoesWithIt()
    {
        await One.TakeAsync(Comment("c", Blocked));
        await ClaimAsync(One, Ann, "c");
        await One.TakeAsync(Comment("c", "Fine.", revision: 2));

        Assert.Null(await ClaimAsync(One, Ann, "c"));
        Assert.Null(await ClaimAsync(One, Ann, "never"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from claims"));
    }

    [Fact]
    public async Task Claim_SiteOfOthers_IsRefused()
    {
        await One.TakeAsync(Comment("c", Blocked));
        var elsewhere = Ann with { Sites = ["other"] };

        await Assert.ThrowsAsync<NotAllowedException>(() => ClaimAsync(One, elsewhere, "c"));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.Claims.ReleaseAsync(elsewhere, "site", "c", CancellationToken.None)
        );
    }

    private static Task<Claim?> ClaimAsync(Replica replica, Actor by, string id) =>
        replica.Claims.ClaimAsync(by, "site", id, CancellationToken.None);
}

public sealed class PostgresClaimTests() : ClaimTests(Store.Postgres);

public sealed class SqliteClaimTests() : ClaimTests(Store.Sqlite);
