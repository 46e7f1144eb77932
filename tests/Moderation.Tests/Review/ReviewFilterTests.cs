using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Review;

/// <summary>Which comments under review a filter chooses.</summary>
public abstract class ReviewFilterTests(Store store) : DeskTests(store)
{
    private const string English = "I do not think that this blockedword is a good idea at all.";

    [Fact]
    public async Task Spam_StandsInItsLaneForTooLong_IsRejectedByTheServiceOnceAndMayBeUndone()
    {
        await using var desk = Replica.On(
            Database,
            Clock,
            ("Policy:SpamThreshold", "0.5"),
            ("Review:SurelySpam", "0.5"),
            ("Review:SpamExpiresAfter", "3.00:00:00")
        );
        await desk.TakeAsync(Comment("spam", Spam), Comment("blocked", Blocked));
        Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await desk.ExpiredSpam.RejectAsync(CancellationToken.None));
        Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await desk.ExpiredSpam.RejectAsync(CancellationToken.None));

        var made = (await desk.History.FindAsync("site", "spam", CancellationToken.None))!.History[^1];
        Assert.Equal((Contracts.CommentState.Rejected, "service"), (made.State, made.DecidedBy));
        var undone = await desk.Verdicts.UndoAsync(Moderators.Ada, [new CommentRef("site", "spam", 1)]);
        Assert.Equal(VerdictOutcome.Done, undone[0].Outcome);
        Assert.Equal(0, await desk.ExpiredSpam.RejectAsync(CancellationToken.None));
    }

    [Fact]
    public async Task List_NothingSaid_HoldsWhatNeedsJudgement()
    {
        await using var desk = Desk();
        await desk.TakeAsync(
            Comment("spam", Spam),
            Comment("links", $"{Spam} http://a.example http://b.example http://c.example"),
            Comment("rude", $"{Toxic} {Spam} {Spam}"),
            Comment("blocked", $"{Spam} blockedword"),
            Comment("toxic", Toxic)
        );

        Assert.Equal(["blocked", "rude", "toxic"], (await IdsAsync(desk, new ReviewFilter())).Order());
        Assert.Equal(["links", "spam"], (await IdsAsync(desk, new ReviewFilter { Lane = Lane.Spam })).Order());
        Assert.Equal(5, (await IdsAsync(desk, Everything)).Length);
        Assert.Equal(new LaneCounts(3, 2), await desk.Review.CountLanesAsync(Actor.Service, CancellationToken.None));
    }

    [Fact]
    public async Task List_EditChangesTheLane_StandsInTheNewOne()
    {
        await using var desk = Desk();
        await desk.TakeAsync(Comment("c", Spam));
        await desk.TakeAsync(Comment("c", Toxic, revision: 2));

        Assert.Equal(["c"], await IdsAsync(desk, new ReviewFilter { Category = ReviewCategory.Toxicity }));
        Assert.Equal(new LaneCounts(1, 0), await desk.Review.CountLanesAsync(Actor.Service, CancellationToken.None));
    }

    [Fact]
    public async Task List_ByCategory_GoesByTheReasons()
    {
        await using var desk = Desk();
        await desk.TakeAsync(Comment("s", Spam), Comment("t", Toxic), Comment("b", Blocked), Comment("e", ""));

        Assert.Equal(["t"], await IdsAsync(desk, Everything with { Category = ReviewCategory.Toxicity }));
        Assert.Equal(["s"], await IdsAsync(desk, Everything with { Category = ReviewCategory.Spam }));
        Assert.Equal(["b", "e"], (await IdsAsync(desk, Everything with { Category = ReviewCategory.Other })).Order());
        Assert.Equal(["b"], await IdsAsync(desk, Everything with { Reason = "blocked-word" }));
        Assert.Empty(await IdsAsync(desk, Everything with { Reason = "blocked" }));
    }

    [Fact]
    public async Task List_ByPlace_HoldsTheSiteAndThread()
    {
        await One.TakeAsync(
            Comment("a", Blocked) with
            {
                ThreadId = "t-1",
            },
            Comment("b", Blocked) with
            {
                ThreadId = "t-2",
            },
            Comment("c", Blocked) with
            {
                ThreadId = "t-1",
                SiteId = "other",
            }
        );

        Assert.Equal(["a", "b"], await IdsAsync(One, Everything with { SiteId = "site" }));
        Assert.Equal(["c", "a"], await IdsAsync(One, Everything with { ThreadId = "t-1" }));
        Assert.Equal(["a"], await IdsAsync(One, Everything with { ThreadId = "t-1", SiteId = "site" }));
    }

    // Of a wave the first of those that the filter chooses stands for them.
    [Fact]
    public async Task List_AFilterThatChoosesSomeOfAWave_ShowsThem()
    {
        for (var i = 0; i < 4; i++)
        {
            var text = i < 3 ? "A blockedword." : "A blockedword and a unicorn.";
            await One.TakeAsync(Comment($"w-{i}", text) with { ThreadId = $"t-{i}" });
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await Database.ScalarAsync<long?>("update under_review set wave_key = 7");
        await Database.ScalarAsync<long?>("update under_review set language = 'other' where comment_id > 'w-1'");

        Assert.Equal(["w-0"], await IdsAsync(One, Everything));
        Assert.Equal(["w-2"], await IdsAsync(One, Everything with { ThreadId = "t-2" }));
        Assert.Equal(["w-2"], await IdsAsync(One, Everything with { Language = "other" }));
        Assert.Equal(["w-3"], await IdsAsync(One, Everything with { From = Clock.GetUtcNow().AddSeconds(-90) }));
        Assert.Equal(["w-3"], await IdsAsync(One, Everything with { Text = "unicorn" }));
    }

    [Fact]
    public async Task List_ByAuthor_IsTheIdOrElseTheNameOnThatSite()
    {
        await One.TakeAsync(
            Comment("id", Blocked) with
            {
                Author = new CommentAuthor { Id = "7", Name = "Änne" },
            },
            Comment("name", Blocked) with
            {
                Author = new CommentAuthor { Name = "Änne" },
            },
            Comment("upper", Blocked) with
            {
                Author = new CommentAuthor { Name = "ÄNNE " },
            },
            Comment("elsewhere", Blocked) with
            {
                Author = new CommentAuthor { Id = "7" },
                SiteId = "other",
            },
            Comment("nobody", Blocked)
        );
        var site = Everything with { SiteId = "site" };

        Assert.Equal(["id"], await IdsAsync(One, site with { Author = "7" }));
        Assert.Equal(["name", "upper"], await IdsAsync(One, site with { Author = "name:änne" }));
        var item = await One.Review.FindAsync(Actor.Service, "site", "upper", CancellationToken.None);
        Assert.Equal("name:änne", item!.Author);
    }

    [Fact]
    public async Task List_ByLanguage_IsWhatWasFound()
    {
        const string French = "C'est une très bonne idée et je suis tout à fait d'accord avec vous, merci.";
        await One.TakeAsync(Comment("fr", French), Comment("en", English), Comment("short", "blockedword"));

        Assert.Equal(["fr"], await IdsAsync(One, Everything with { Language = "other" }));
        Assert.Equal(["en"], await IdsAsync(One, Everything with { Language = "en" }));
        Assert.Equal(["short"], await IdsAsync(One, Everything with { Language = "unknown" }));
    }

    [Fact]
    public async Task List_ByLanguage_FindsWhatWasSettledAndUndone()
    {
        await One.TakeAsync(Comment("c", English));
        await One.Verdicts.SettleAsync(Moderators.Ada, [new("site", "c", 1)], NewVerdict.Approve);
        Assert.Empty(await IdsAsync(One, Everything));

        await One.Verdicts.UndoAsync(Moderators.Ada, [new("site", "c", 1)]);

        Assert.Equal(["c"], await IdsAsync(One, Everything with { Language = "en" }));
    }

    [Fact]
    public async Task List_ByLanguage_FindsWhatAReaderReported()
    {
        await One.TakeAsync(Comment("c", English.Replace("blockedword", "plan", StringComparison.Ordinal)));
        Assert.Empty(await IdsAsync(One, Everything));

        await One.Reports.TakeAsync(
            Moderators.Platform,
            new CommentReported { SiteId = "site", CommentId = "c" },
            messageHash: null,
            isRepeat: false,
            CancellationToken.None
        );

        Assert.Equal(["c"], await IdsAsync(One, Everything with { Language = "en" }));
    }

    [Fact]
    public async Task List_ByNul_FindsNothing()
    {
        await One.TakeAsync(Comment("c", Blocked));
        var errors = new Dictionary<string, string[]>();
        var query = new QueryCollection(
            new Dictionary<string, StringValues>
            {
                ["site"] = "\0",
                ["thread"] = "\0",
                ["text"] = "\0\0",
            }
        );

        Assert.Empty(await IdsAsync(One, ReviewFilterQuery.Read(query, errors)));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task List_ByTime_IncludesTheBeginningAndNotTheEnd()
    {
        var start = Clock.GetUtcNow();
        for (var i = 0; i < 3; i++)
        {
            await One.TakeAsync(Comment($"c-{i}", Blocked));
            Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(["c-1", "c-2"], await IdsAsync(One, Everything with { From = start.AddHours(1) }));
        Assert.Equal(["c-0", "c-1"], await IdsAsync(One, Everything with { To = start.AddHours(2) }));
    }

    [Fact]
    public async Task List_ActorOfOneSite_LeavesTheOthersOut()
    {
        await One.TakeAsync(Comment("a", Blocked), Comment("b", Blocked) with { SiteId = "other" });
        var mine = new Actor("account:1", "Ann", Rights.Review, ["other"]);
        var none = mine with { Sites = [] };
        var reader = mine with { Rights = Rights.Read };

        Assert.Equal(["b"], await IdsAsync(One, Everything, by: mine));
        Assert.Equal((1, 1), await TotalsAsync(mine));
        Assert.Equal((0, 0), await TotalsAsync(none));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            IdsAsync(One, Everything with { SiteId = "site" }, by: mine)
        );
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.Review.FindAsync(mine, "site", "a", CancellationToken.None)
        );
        await Assert.ThrowsAsync<NotAllowedException>(() => IdsAsync(One, Everything, by: reader));

        async Task<(int, int)> TotalsAsync(Actor by) =>
            (
                (await IdsAsync(One, Everything, by: by)).Length,
                (await One.Review.CountAsync(by, Everything, CancellationToken.None)).Value
            );
    }

    [Fact]
    public async Task Count_ManyMore_StopsAndSaysSo()
    {
        await One.TakeAsync(Enumerable.Range(0, 12).Select(i => Comment($"c-{i}", Blocked)));

        var counted = await One.Review.CountAsync(Actor.Service, Everything, CancellationToken.None);
        var chosen = await One.Review.SelectAsync(Actor.Service, Everything, 11, seen: null, CancellationToken.None);

        Assert.Equal(new ReviewCount(12, false), counted);
        Assert.Equal(11, chosen.Count);
        Assert.All(chosen, c => Assert.Equal(("site", 1), (c.SiteId, c.Revision)));
    }

    [Fact]
    public async Task Expired_SpamOfAWeek_IsFoundAndNothingElse()
    {
        await using var desk = Desk();
        await desk.TakeAsync(Comment("old", Spam), Comment("judge", Toxic));
        Clock.Advance(TimeSpan.FromDays(6));
        await desk.TakeAsync(Comment("new", Spam));
        Assert.Empty(await desk.Review.ExpiredAsync(10, CancellationToken.None));

        Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));

        Assert.Equal(["old"], (await desk.Review.ExpiredAsync(10, CancellationToken.None)).Select(e => e.CommentId));
    }

    [Fact]
    public async Task Expired_SpamThatWasEscalatedOrReported_IsLeftToPeople()
    {
        await using var desk = Desk();
        await desk.TakeAsync(Comment("escalated", Spam), Comment("reported", Spam), Comment("neither", Spam));
        await desk.Escalations.EscalateAsync(Moderators.Ada, new CommentRef("site", "escalated", 1), "Is this spam?");
        await desk.Reports.TakeAsync(
            Moderators.Platform,
            new CommentReported { SiteId = "site", CommentId = "reported" },
            null,
            isRepeat: false,
            CancellationToken.None
        );
        Assert.Equal(
            3,
            (await desk.Review.CountAsync(Actor.Service, new() { Lane = Lane.Spam }, CancellationToken.None)).Value
        );
        Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(
            ["neither"],
            (await desk.Review.ExpiredAsync(10, CancellationToken.None)).Select(e => e.CommentId)
        );
    }
}

public sealed class PostgresReviewFilterTests() : ReviewFilterTests(Store.Postgres);

public sealed class SqliteReviewFilterTests() : ReviewFilterTests(Store.Sqlite);
