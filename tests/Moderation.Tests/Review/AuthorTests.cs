using System.Text.Json;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>What can be done about an author, over two replicas.</summary>
public abstract class AuthorTests(Store store) : StoreTests(store)
{
    private const string Links =
        "I read the minutes of the council at http://a.example and http://b.example, and the plans for the old mill at http://c.example and http://d.example, and I still do not understand why the bridge has to go.";
    private const string German = "Ich finde den Artikel sehr gut und habe ihn gern gelesen.";
    private const string Blocked = "A blockedword.";

    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mute_OnOneReplica_FurtherCommentsOnBothGoToReviewWithThatReason()
    {
        await One.TakeAsync(By("7", "c-1"));
        await Other.TakeAsync(By("8", "c-2"));

        Assert.Equal(AuthorOutcome.Done, await One.Authors.MuteAsync(Ada, "site", "7"));
        await One.TakeAsync(By("7", "c-3"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Other.TakeAsync(By("7", "c-4"), By("8", "c-5"), By("7", "c-6") with { SiteId = "elsewhere" });

        Assert.Equal(["approved", "muted", "muted", "approved"], await ReasonsAsync("c-1", "c-3", "c-4", "c-5"));
        Assert.Equal("A moderator muted this author.", (await DecisionAsync("c-4")).Reasons[0].Message);
        Assert.Equal(2, await Database.ScalarAsync<long>("select count(*) from under_review"));
    }

    [Fact]
    public async Task Set_WhatAnotherSaidMeanwhile_StandsAndIsOnTheCards()
    {
        await One.TakeAsync(By("7", "c-1", Blocked));
        var pulse = new PulseStore(Other.Database);
        var before = await pulse.ReadAsync(Clock.GetUtcNow(), _cancel);

        Assert.Equal(AuthorOutcome.Done, await One.Authors.MuteAsync(Ada, "site", "7", AuthorStanding.Usual));
        Assert.NotEqual(before, await pulse.ReadAsync(Clock.GetUtcNow(), _cancel));
        Assert.Equal(AuthorStanding.Muted, (await One.Review.FindAsync(Ben, "site", "c-1", _cancel))!.AuthorStanding);
        Assert.Equal(AuthorOutcome.Done, await Other.Authors.TrustAsync(Ben, "site", "7"));
        Assert.Equal(AuthorOutcome.Changed, await One.Authors.ClearAsync(Ada, "site", "7", AuthorStanding.Muted));
        Assert.Equal(AuthorStanding.Trusted, (await One.Review.FindAsync(Ben, "site", "c-1", _cancel))!.AuthorStanding);
        Assert.Equal(AuthorOutcome.Done, await One.Authors.ClearAsync(Ada, "site", "7", AuthorStanding.Trusted));
        Assert.Equal(AuthorStanding.Usual, (await One.Review.FindAsync(Ben, "site", "c-1", _cancel))!.AuthorStanding);
        // It is as it was wanted: nobody changes anything.
        Assert.Equal(AuthorOutcome.Done, await One.Authors.ClearAsync(Ada, "site", "7", AuthorStanding.Trusted));
    }

    [Fact]
    public async Task Mute_ReplicaThatStartsLater_KnowsIt()
    {
        await One.TakeAsync(By("7", "c-1"));
        await One.Authors.MuteAsync(Ada, "site", "7");

        await using var young = Replica.On(Database, Clock);
        await Task.WhenAll(Enumerable.Range(2, 8).Select(i => young.TakeAsync(By("7", $"c-{i}"))));

        Assert.Equal(8, await Database.ScalarAsync<long>("select count(*) from under_review"));
    }

    [Fact]
    public async Task Trust_LinksDoNotSpeakAndBlockedWordsDo()
    {
        await One.TakeAsync(By("7", "c-1", Links));
        await Other.TakeAsync(By("7", "c-2"));

        Assert.Equal(AuthorOutcome.Done, await One.Authors.TrustAsync(Ada, "site", "7"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Other.TakeAsync(
            By("7", "c-3", Links),
            By("7", "c-4", Blocked),
            By("7", "c-5", German),
            By("8", "c-6", German)
        );

        Assert.Equal(
            ["too-many-links", "approved", "blocked-word", "approved", "language"],
            await ReasonsAsync("c-1", "c-3", "c-4", "c-5", "c-6")
        );
    }

    [Fact]
    public async Task Clear_MutedThenTrusted_TakesBackWhatWasSaidLast()
    {
        await One.TakeAsync(By("7", "c-1"));
        await One.Authors.MuteAsync(Ada, "site", "7");
        await Other.Authors.TrustAsync(Ben, "site", "7");
        await One.TakeAsync(By("7", "c-2", Links));
        await One.Authors.ClearAsync(Ada, "site", "7");
        await One.TakeAsync(By("7", "c-3", Links), By("7", "c-4"));

        Assert.Equal(["too-many-links", "approved"], await ReasonsAsync("c-3", "c-4"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Other.TakeAsync(By("7", "c-5"));
        Assert.Equal(["approved"], await ReasonsAsync("c-5"));
    }

    [Fact]
    public async Task Set_EachOnce_IsInTheHistory()
    {
        await One.TakeAsync(By("7", "c-1"), By(null, "c-2", name: "Eve"));

        await One.Authors.MuteAsync(Ada, "site", "7");
        await Other.Authors.MuteAsync(Ben, "site", "7");
        await One.Authors.TrustAsync(Ben, "site", "7");
        await One.Authors.ClearAsync(Ada, "site", "7");
        await One.Authors.ClearAsync(Ada, "site", "7");
        await One.Authors.MuteAsync(Ada, "site", "name:eve");
        await One.Authors.ClearAsync(Ada, "site", "7");

        var deeds = await One.Deeds.FindAsync(Ada, new HistoryFilter(), null, 100, _cancel);
        Assert.Equal(
            [
                ("Ada", "author.mute", "author 7"),
                ("Ben", "author.trust", "author 7"),
                ("Ada", "author.clear", "author 7"),
                ("Ada", "author.mute", $"an author without an id, {AuthorKey.Hash("site", "name:eve"):x16}"),
            ],
            deeds.Reverse().Select(d => (d.ActorName, d.Action, d.Detail))
        );
        Assert.All(deeds, d => Assert.Equal("site", d.SiteId));
    }

    [Fact]
    public async Task Set_AuthorOfWhomNothingIsKnown_IsRefusedAndStoresNothing()
    {
        await One.TakeAsync(By("7", "c-1"));

        Assert.Equal(AuthorOutcome.Unknown, await One.Authors.MuteAsync(Ada, "site", "77"));
        Assert.Equal(AuthorOutcome.Unknown, await One.Authors.ClearAsync(Ada, "elsewhere", "7"));

        Assert.Null(await One.Authors.FindAsync(Ada, "site", "77", _cancel));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from authors"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from history"));
    }

    [Fact]
    public async Task Trust_KnownByANameAlone_IsRefusedForAnybodyMayWriteUnderIt()
    {
        await One.TakeAsync(By(null, "c-1", name: "Eve"));

        Assert.Equal(AuthorOutcome.NameAlone, await One.Authors.TrustAsync(Ada, "site", "name:eve"));
        Assert.Equal(AuthorOutcome.Done, await One.Authors.MuteAsync(Ada, "site", "name:eve"));
        await One.TakeAsync(By(null, "c-2", name: " EVE "), By("9", "c-3", name: "Eve"));

        Assert.Equal(["muted", "approved"], await ReasonsAsync("c-2", "c-3"));
    }

    [Fact]
    public async Task Find_SomeOfEach_TellsHowTheyStandTheLatestFirst()
    {
        await One.TakeAsync(By("7", "c-1"), By("7", "c-2", Blocked), By("7", "c-3", Blocked), By("8", "other"));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await One.TakeAsync(By("7", "c-4"), By("7", "c-1", "Edited.") with { Revision = 2 });
        await One.Verdicts.SettleAsync(Ben, [new CommentRef("site", "c-2", 1)], NewVerdict.Reject("spam"));
        await One.DeleteAsync("c-4");
        await One.Authors.MuteAsync(Ada, "site", "7");

        var author = (await Other.Authors.FindAsync(Ben, "site", "7", _cancel))!;

        Assert.Equal(("Eve", AuthorStanding.Muted, "Ada"), (author.Name, author.Standing, author.Setting!.SetBy));
        Assert.Equal(Clock.GetUtcNow(), author.Setting.SetAt);
        Assert.Equal((1, 1, 1), (author.Record.Approved, author.Record.Rejected, author.UnderReview.Value));
        Assert.Equal(
            [
                ("c-1", "Edited.", CommentState.Approved),
                ("c-2", Blocked, CommentState.Rejected),
                ("c-3", Blocked, CommentState.Pending),
            ],
            author.Latest.Select(c => (c.CommentId, c.Beginning, c.State))
        );
        Assert.Equal([false, false, true], author.Latest.Select(c => c.UnderSince is not null));
    }

    [Fact]
    public async Task Find_ManyLongComments_IsBounded()
    {
        await One.TakeAsync(
            Enumerable.Range(0, 100).Select(i => By("7", $"c-{i}", string.Concat(Enumerable.Repeat($"word{i} ", 900))))
        );

        var author = (await One.Authors.FindAsync(Ada, "site", "7", _cancel))!;

        Assert.Equal(AuthorStore.Latest, author.Latest.Count);
        Assert.All(author.Latest, c => Assert.Equal(AuthorComment.BeginningLength, c.Beginning.Length));
        Assert.All(author.Latest, c => Assert.InRange(c.Length, 900 * 6, 900 * 8));
    }

    [Fact]
    public async Task RejectAll_SomeUnderReview_SettlesThoseOfTheAuthorAsSpam()
    {
        await One.TakeAsync(By("7", "c-1", Blocked), By("7", "c-2", Blocked), By("7", "c-3"), By("8", "c-4", Blocked));

        var bulk = await One.Authors.RejectAllAsync(Ada, "site", "7", NewVerdict.Reject("spam"), _cancel);
        while (await Other.Bulks.StepAsync(_cancel)) { }

        var progress = (await One.Bulks.ProgressAsync(Ada, bulk.Id, _cancel))!;
        Assert.Equal((2, 2, true), (progress.Total, progress.Settled, progress.Finished));
        Assert.Equal(["spam"], (await DecisionAsync("c-1")).Categories!);
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from under_review"));
        Assert.Equal(
            BulkRefusal.Empty,
            (await One.Authors.RejectAllAsync(Ada, "site", "7", NewVerdict.Reject("spam"), _cancel)).Refusal
        );
    }

    [Fact]
    public async Task Anything_WithoutTheRightOnTheSite_IsRefused()
    {
        await One.TakeAsync(By("7", "c-1", Blocked));
        foreach (var stranger in new[] { OfElsewhere, Platform })
        {
            await RefusedAsync(() => One.Authors.MuteAsync(stranger, "site", "7"));
            await RefusedAsync(() => One.Authors.TrustAsync(stranger, "site", "7"));
            await RefusedAsync(() => One.Authors.TrustAsync(stranger, "site", "name:eve"));
            await RefusedAsync(() => One.Authors.ClearAsync(stranger, "site", "7"));
            await RefusedAsync(() => One.Authors.FindAsync(stranger, "site", "7", _cancel));
            await RefusedAsync(() =>
                One.Authors.RejectAllAsync(stranger, "site", "7", NewVerdict.Reject("spam"), _cancel)
            );
        }

        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from authors"));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from under_review"));
    }

    private static Task RefusedAsync(Func<Task> deed) => Assert.ThrowsAsync<NotAllowedException>(deed);

    private static CommentSubmitted By(string? author, string id, string text = "A remark.", string name = "Eve") =>
        Comment(id, text) with
        {
            Author = new CommentAuthor { Id = author, Name = name },
        };

    private async Task<DecisionMade> DecisionAsync(string id) =>
        JsonSerializer.Deserialize<DecisionMade>(
            (await One.Decisions.HistoryAsync("site", id, _cancel))[^1].Body,
            Wire.Json
        )!;

    /// <summary>The code of each one's only reason, or how it stands without any.</summary>
    private async Task<string[]> ReasonsAsync(params string[] ids)
    {
        var codes = new List<string>();
        foreach (var id in ids)
        {
            var made = await DecisionAsync(id);
            codes.Add(made.Reasons.SingleOrDefault()?.Code ?? made.State.ToString().ToLowerInvariant());
        }

        return [.. codes];
    }
}

public sealed class PostgresAuthorTests() : AuthorTests(Store.Postgres);

public sealed class SqliteAuthorTests() : AuthorTests(Store.Sqlite);
