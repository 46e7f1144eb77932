using System.Text.Json;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Intake;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Intake;

/// <summary>Comments that are nearly the same, over two replicas.</summary>
public abstract class WaveTests(Store store) : StoreTests(store)
{
    private static readonly Actor Moderator = new("account:1", "Ada", Rights.Review);

    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_TheThirdLikeTwoOthersOnTwoReplicas_GoesToReviewAsAWave()
    {
        await One.TakeAsync(Advert("c-1", "Ada", "first"));
        await Other.TakeAsync(Advert("c-2", "Ben", "second"));
        await One.TakeAsync(Advert("c-3", "Cem", "third"));

        Assert.Equal(CommentState.Approved, await StateAsync("c-1"));
        Assert.Equal(CommentState.Approved, await StateAsync("c-2"));
        var reason = Assert.Single((await DecisionAsync("c-3")).Reasons);
        Assert.Equal(
            (ReasonCodes.Wave, "3 comments like this from 3 authors within an hour."),
            (reason.Code, reason.Message)
        );
        var key = await KeyAsync("c-3");
        Assert.Equal(
            [("c-1", CommentState.Approved), ("c-2", CommentState.Approved), ("c-3", CommentState.Pending)],
            await MembersAsync(key)
        );
        Assert.Equal(3, (await Other.Waves.VariantsAsync(Moderator, "site", key, _cancel)).Count);
    }

    [Fact]
    public async Task Take_AWholeWaveInOneBatch_TheFirstTwoAloneAreApproved()
    {
        await One.TakeAsync(Enumerable.Range(0, 60).Select(i => Advert($"c-{i:00}", $"Author {i % 30}", "same")));
        await Other.TakeAsync(Enumerable.Range(60, 40).Select(i => Advert($"c-{i:00}", $"Author {i % 30}", "other")));

        var key = await KeyAsync("c-99");
        var members = await MembersAsync(key);
        Assert.Equal(100, members.Length);
        Assert.Equal(["c-00", "c-01"], members.Where(m => m.State == CommentState.Approved).Select(m => m.Id));
        var variants = await One.Waves.VariantsAsync(Moderator, "site", key, _cancel);
        Assert.Equal([60, 40], variants.Select(v => v.Count));
        Assert.Equal(98, await Database.ScalarAsync<long>($"select count(*) from under_review where wave_key = {key}"));
        var reason = Assert.Single((await DecisionAsync("c-99")).Reasons);
        Assert.StartsWith("100 comments like this from 30 authors", reason.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_WavesOfEachReplicaThatMeet_AreOne()
    {
        await One.TakeAsync(Enumerable.Range(0, 4).Select(i => Advert($"a-{i}", $"Author {i}", "one")));
        for (var i = 0; i < 4; i++)
        {
            await Other.TakeAsync(Advert($"b-{i}", $"Author {i}", "one"));
            await One.TakeAsync(Advert($"d-{i}", $"Author {i}", "one"));
        }

        Assert.Equal(12, (await MembersAsync(await KeyAsync("a-3"))).Length);
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from waves"));
    }

    [Fact]
    public async Task Take_ShortTextsOfMany_AreNobodysWave()
    {
        for (var batch = 0; batch < 5; batch++)
        {
            await One.TakeAsync(
                Enumerable
                    .Range(batch * 100, 100)
                    .Select(i => Comment($"c-{i}", "Thanks!") with { Author = Named($"{i}") })
            );
        }

        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from under_review"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from sightings"));
    }

    [Fact]
    public async Task Take_LikeOthersOnAnotherSite_IsApproved()
    {
        await One.TakeAsync(Advert("c-1", "Ada") with { SiteId = "a" }, Advert("c-2", "Ben") with { SiteId = "b" });
        await One.TakeAsync(Advert("c-3", "Cem"), Advert("c-4", "Dee"));

        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from under_review"));
    }

    [Fact]
    public async Task Take_LikeOthersOnAnotherSite_WhereSitesCountTogetherIsAWave()
    {
        await using var joint = Replica.On(Database, Clock, ("Waves:AcrossSites", "true"));
        await joint.TakeAsync(Advert("c-1", "Ada") with { SiteId = "a" }, Advert("c-2", "Ben") with { SiteId = "b" });
        await joint.TakeAsync(Advert("c-3", "Cem"));

        Assert.Equal(CommentState.Pending, await StateAsync("c-3"));
        Assert.Equal([("c-3", CommentState.Pending)], await MembersAsync(await KeyAsync("c-3")));
    }

    [Fact]
    public async Task Take_AfterTheWindow_IsForgotten()
    {
        await One.TakeAsync(Advert("c-1", "Ada"), Advert("c-2", "Ben"));
        Clock.Advance(TimeSpan.FromMinutes(61));
        await Other.TakeAsync(Advert("c-3", "Cem"));

        Assert.Equal(CommentState.Approved, await StateAsync("c-3"));
        Assert.Equal(1, await One.Sightings.SweepAsync(Clock.GetUtcNow().AddMinutes(-60), _cancel));
    }

    [Fact]
    public async Task Take_ByAReplicaThatHasJustStarted_CountsWhatCameBefore()
    {
        await One.TakeAsync(Advert("c-1", "Ada"), Advert("c-2", "Ben"));
        await using var young = Replica.On(Database, Clock);
        await young.TakeAsync(Advert("c-3", "Cem"));

        Assert.Equal(CommentState.Pending, await StateAsync("c-3"));
    }

    [Fact]
    public async Task Take_TheSameCommentAgainOrEdited_CountsOnce()
    {
        for (var i = 0; i < 5; i++)
        {
            await One.TakeAsync(Advert("c-1", "Ada"));
            await Other.TakeAsync(Advert("c-1", "Ada", "another", revision: i + 2));
        }

        await One.TakeAsync(Advert("c-2", "Ben"));

        Assert.Equal(CommentState.Approved, await StateAsync("c-2"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from under_review"));
    }

    [Theory]
    [InlineData("Ada")]
    [InlineData(null)]
    public async Task Take_OneAuthorAlone_IsAWaveFromTheFifth(string? author)
    {
        await One.TakeAsync(Enumerable.Range(1, 4).Select(i => Advert($"c-{i}", author)));
        await Other.TakeAsync(Advert("c-5", author));

        Assert.Equal(CommentState.Approved, await StateAsync("c-4"));
        var reason = Assert.Single((await DecisionAsync("c-5")).Reasons);
        Assert.Equal("5 comments like this from one author within an hour.", reason.Message);
    }

    [Fact]
    public async Task Take_LikeARejectedWave_GoesToReviewHoweverLate()
    {
        await One.TakeAsync(Enumerable.Range(1, 3).Select(i => Advert($"c-{i}", $"Author {i}")));
        await One.Verdicts.SettleAsync(Moderator, [Ref("c-3")], NewVerdict.Reject("spam"));
        Clock.Advance(TimeSpan.FromDays(3));
        await Other.TakeAsync(Advert("late", "Ada"));
        await Other.Verdicts.UndoAsync(Moderator, [Ref("c-3")]);
        Clock.Advance(TimeSpan.FromDays(3));
        await Other.TakeAsync(Advert("later", "Ada"));

        var reason = Assert.Single((await DecisionAsync("late")).Reasons);
        Assert.Equal("A wave of comments like this was rejected before.", reason.Message);
        Assert.Equal(CommentState.Approved, await StateAsync("later"));
        Assert.Equal(4, (await MembersAsync(await KeyAsync("c-3"))).Length);
    }

    [Fact]
    public async Task Take_LikeAWaveOfWhichOneWasPutRight_GoesToReviewStill()
    {
        await One.TakeAsync(Enumerable.Range(0, 12).Select(i => Advert($"c-{i:00}", $"Author {i}")));
        CommentRef[] comments = [.. Enumerable.Range(2, 10).Select(i => Ref($"c-{i:00}"))];
        await One.Verdicts.SettleAsync(Moderator, comments, NewVerdict.Reject("spam"));

        await One.Verdicts.UndoAsync(Moderator, [comments[0]]);
        await One.Verdicts.SettleAsync(Moderator, [comments[0]], NewVerdict.Approve);
        Assert.True(await IsRejectedAsync());
        await Other.Verdicts.UndoAsync(Moderator, [comments[0]]);
        Assert.True(await IsRejectedAsync());
        Clock.Advance(TimeSpan.FromDays(1));
        await Other.TakeAsync(Advert("late", "Zoe"));
        Assert.Equal(CommentState.Pending, await StateAsync("late"));

        await Other.Verdicts.UndoAsync(Moderator, comments[1..]);
        Assert.False(await IsRejectedAsync());
    }

    [Fact]
    public async Task Take_LikeAWaveThatWasRejectedLongAgo_IsForgottenByThoseWhoKnewItToo()
    {
        await One.TakeAsync(Enumerable.Range(1, 3).Select(i => Advert($"c-{i}", $"Author {i}")));
        await One.Verdicts.SettleAsync(Moderator, [Ref("c-3")], NewVerdict.Reject("spam"));
        Clock.Advance(TimeSpan.FromDays(29));
        await One.TakeAsync(Advert("known", "Ada"));
        Clock.Advance(TimeSpan.FromDays(2));
        await One.TakeAsync(Advert("late", "Ada"));

        Assert.Equal(CommentState.Pending, await StateAsync("known"));
        Assert.Equal(CommentState.Approved, await StateAsync("late"));
    }

    [Fact]
    public async Task Sweep_WavesThatAreOver_KeepsThoseUnderReviewAndThoseThatGrow()
    {
        foreach (var site in new[] { "over", "waiting", "growing" })
        {
            await One.TakeAsync(Enumerable.Range(1, 3).Select(i => Advert($"c-{i}", $"A {i}") with { SiteId = site }));
        }

        foreach (var site in new[] { "over", "growing" })
        {
            await One.Verdicts.SettleAsync(Moderator, [new(site, "c-3", 1)], NewVerdict.Reject("spam"));
        }

        Clock.Advance(TimeSpan.FromDays(20));
        await One.TakeAsync(Advert("c-4", "Zoe") with { SiteId = "growing" });
        await One.Verdicts.SettleAsync(Moderator, [new("growing", "c-4", 1)], NewVerdict.Approve);
        Clock.Advance(TimeSpan.FromDays(20));

        Assert.Equal(1, await Other.Waves.SweepAsync(Clock.GetUtcNow().AddDays(-30), _cancel));
        Assert.Equal(0, await Other.Waves.SweepAsync(Clock.GetUtcNow().AddDays(-30), _cancel));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from wave_comments where site_id = 'over'"));
        Assert.Equal(7, await Database.ScalarAsync<long>("select count(*) from wave_comments"));
        Assert.Equal(2, await Database.ScalarAsync<long>("select count(*) from waves"));
    }

    [Fact]
    public async Task Settle_AnEditedCommentThatIsOfTheWaveNoMore_LeavesTheWaveAlone()
    {
        await One.TakeAsync(Enumerable.Range(1, 3).Select(i => Advert($"c-{i}", $"Author {i}")));
        await One.TakeAsync(Comment("c-3", "A blockedword entirely.", revision: 2));

        await One.Verdicts.SettleAsync(Moderator, [new CommentRef("site", "c-3", 2)], NewVerdict.Reject("toxicity"));

        Assert.False(await IsRejectedAsync());
    }

    [Fact]
    public async Task Take_EditedIntoAnotherWave_LeavesItsOwn()
    {
        await One.TakeAsync(Enumerable.Range(1, 4).Select(i => Advert($"c-{i}", $"Author {i}")));
        await One.TakeAsync(Enumerable.Range(1, 3).Select(i => Other($"d-{i}", $"Writer {i}")));
        var (own, other) = (await KeyAsync("c-3"), await KeyAsync("d-3"));
        Assert.NotEqual(own, other);

        await One.TakeAsync(Other("c-4", "Author 4", revision: 2));

        Assert.Equal(other, await KeyAsync("c-4"));
        Assert.Equal(["c-1", "c-2", "c-3"], (await MembersAsync(own)).Select(m => m.Id));
        Assert.Equal(["c-4", "d-1", "d-2", "d-3"], (await MembersAsync(other)).Select(m => m.Id));

        static CommentSubmitted Other(string id, string author, int revision = 1) =>
            Comment(
                id,
                "Please sign our petition against the new harbour bridge before the council meets on Thursday evening.",
                revision
            ) with
            {
                Author = Named(author),
            };
    }

    // What stands there is rejected by itself after some days, and its writer is told that it is spam.
    [Theory]
    [InlineData("spam", "spam")]
    [InlineData("toxicity", "judgement")]
    [InlineData("other", "judgement")]
    public async Task Take_LikeARejectedWave_IsSurelySpamWhereItWasRejectedAsThat(string category, string lane)
    {
        await One.TakeAsync(Enumerable.Range(1, 3).Select(i => Advert($"c-{i}", $"Author {i}")));
        await One.Verdicts.SettleAsync(Moderator, [Ref("c-3")], NewVerdict.Reject(category));

        await Other.TakeAsync(Advert("late", "Zoe"));

        Assert.Equal(
            lane,
            await Database.ScalarAsync<string>("select lane from under_review where comment_id = 'late'")
        );
    }

    // What came while it was taken for spam would wait there for nobody, and expire.
    [Fact]
    public async Task Undo_OfAWavesRejection_BringsWhatCameMeanwhileBackToJudgement()
    {
        await One.TakeAsync(Enumerable.Range(1, 3).Select(i => Advert($"c-{i}", $"Author {i}")));
        await One.Verdicts.SettleAsync(Moderator, [Ref("c-3")], NewVerdict.Reject("spam"));
        await Other.TakeAsync(Advert("late", "Zoe"), Advert("later", "Zoe"));
        await One.Verdicts.SettleAsync(Moderator, [Ref("later")], NewVerdict.Reject("spam"));

        await Other.Verdicts.UndoAsync(Moderator, [Ref("c-3")]);
        var still = await LaneAsync();
        await Other.Verdicts.UndoAsync(Moderator, [Ref("later")]);

        // The other verdict called it spam until then.
        Assert.Equal(("spam", "judgement"), (still, await LaneAsync()));

        Task<string?> LaneAsync() =>
            Database.ScalarAsync<string?>("select lane from under_review where comment_id = 'late'");
    }

    [Fact]
    public async Task Settle_AWaveOfSpamApprovedByMore_BringsWhatWaitsThereBackToJudgement()
    {
        await One.TakeAsync(Enumerable.Range(1, 4).Select(i => Advert($"c-{i}", $"Author {i}")));
        await One.Verdicts.SettleAsync(Moderator, [Ref("c-3")], NewVerdict.Reject("spam"));
        await Other.TakeAsync(Advert("late", "Zoe"));

        await Other.Verdicts.SettleAsync(Moderator, [Ref("c-4")], NewVerdict.Approve);

        Assert.Equal(
            "judgement",
            await Database.ScalarAsync<string>("select lane from under_review where comment_id = 'late'")
        );
    }

    [Fact]
    public async Task Members_EditedAwayOrDeleted_AreMembersNoMore()
    {
        await One.TakeAsync(Enumerable.Range(1, 4).Select(i => Advert($"c-{i}", $"Author {i}")));
        await One.TakeAsync(Comment("c-4", "Something else entirely.", revision: 2));
        await One.DeleteAsync("c-2");

        Assert.Equal(
            [("c-1", CommentState.Approved), ("c-3", CommentState.Pending)],
            await MembersAsync(await KeyAsync("c-3"))
        );
    }

    [Fact]
    public async Task Members_AskedByOneWithoutTheRight_AreRefused()
    {
        var stranger = new Actor("account:2", "Eve", Rights.Review, ["elsewhere"]);

        await Assert.ThrowsAsync<NotAllowedException>(() => One.Waves.MembersAsync(stranger, "site", 1, _cancel));
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Waves.VariantsAsync(stranger, "site", 1, _cancel));
    }

    [Fact]
    public async Task Take_AWaveOnTwoReplicasAtOnce_MissesTwoAtMost()
    {
        await Task.WhenAll(
            new[] { One, Other }.SelectMany(
                (replica, r) =>
                    Enumerable
                        .Range(0, 20)
                        .Select(i =>
                            Task.Run(() =>
                                replica.TakeAsync(
                                    Enumerable.Range(0, 5).Select(c => Advert($"c-{r}-{i}-{c}", $"Author {c}"))
                                )
                            )
                        )
            )
        );

        Assert.Equal(198, await Database.ScalarAsync<long>("select count(*) from under_review"));
        Assert.Equal(200, await Database.ScalarAsync<long>("select count(*) from wave_comments"));
    }

    private static CommentSubmitted Advert(string id, string? author, string word = "cheap", int revision = 1) =>
        Comment(
            id,
            $"Our {word} wooden garden furniture ships worldwide, every table handmade from certified Danish oak timber.",
            revision
        ) with
        {
            Author = author is null ? null : Named(author),
        };

    private static CommentAuthor Named(string name) => new() { Name = name };

    private async Task<DecisionMade> DecisionAsync(string id) =>
        JsonSerializer.Deserialize<DecisionMade>(
            (await One.Decisions.HistoryAsync("site", id, _cancel))[^1].Body,
            Wire.Json
        )!;

    private async Task<CommentState> StateAsync(string id) => (await DecisionAsync(id)).State;

    private async Task<long> KeyAsync(string id) =>
        await Database.ScalarAsync<long>(
            $"select wave_key from under_review where site_id = 'site' and comment_id = '{id}'"
        );

    private async Task<(string Id, CommentState State)[]> MembersAsync(long key) =>
        [
            .. (await Other.Waves.MembersAsync(Moderator, "site", key, _cancel))
                .Select(m => (m.CommentId, m.State))
                .OrderBy(m => m.CommentId, StringComparer.Ordinal),
        ];

    private async Task<bool> IsRejectedAsync() =>
        await Database.ScalarAsync<long>("select count(*) from waves where rejected_at is not null") == 1;

    private static CommentRef Ref(string id) => new("site", id, 1);
}

public sealed class PostgresWaveTests() : WaveTests(Store.Postgres);

public sealed class SqliteWaveTests() : WaveTests(Store.Sqlite);
