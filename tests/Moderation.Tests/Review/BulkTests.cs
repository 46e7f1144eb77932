using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>One verdict on many comments.</summary>
public abstract class BulkTests(Store store) : StoreTests(store)
{
    private const string Pending = "A blockedword.";

    private static readonly NewVerdict Spam = NewVerdict.Reject("spam");

    [Fact]
    public async Task Undo_OfABulkOf500_GivesTheCommentsBack()
    {
        var comments = await UnderReviewAsync(500);
        var bulk = (await One.Bulks.BeginAsync(Ada, comments, Spam)).Id;
        await FinishAsync(bulk, One);
        Assert.Equal(0, await CountAsync());
        Clock.Advance(TimeSpan.FromMinutes(1));

        var undo = (await Other.Bulks.UndoAsync(Ben, bulk)).Id;
        await FinishAsync(undo, Other);

        Assert.Equal(500, await CountAsync());
        var progress = await ProgressAsync(undo);
        Assert.Equal((BulkKind.Undo, "Ben", 500, 500), (progress.Kind, progress.By, progress.Total, progress.Settled));
        var events = await EventsAsync("c-499");
        Assert.Equal([CommentState.Pending, CommentState.Rejected, CommentState.Pending], events.Select(e => e.State));
        Assert.Equal(["service", "Ada", "Ben"], events.Select(e => e.DecidedBy));
        Assert.Equal(BulkRefusal.NothingToUndo, (await One.Bulks.UndoAsync(Ada, bulk)).Refusal);
        Assert.Equal(BulkRefusal.NothingToUndo, (await One.Bulks.UndoAsync(Ada, undo)).Refusal);
        Assert.Equal((1000, 500), (One.Transport.Sent.Count, Other.Transport.Sent.Count));
    }

    [Fact]
    public async Task Step_ReplicaThatEndsInTheMiddle_AnotherGoesOnWhereItWas()
    {
        var comments = await UnderReviewAsync(500);
        var bulk = (await One.Bulks.BeginAsync(Ada, comments, Spam)).Id;
        Assert.True(await One.Bulks.StepAsync(CancellationToken.None));
        // A crash after the commit and before the publishing.
        One.Transport.IsAway = true;
        Assert.True(await One.Bulks.StepAsync(CancellationToken.None));
        var progress = await ProgressAsync(bulk);
        Assert.Equal((500, 400, false), (progress.Total, progress.Settled, progress.Finished));

        await FinishAsync(bulk, Other);

        Assert.Equal(500, (await ProgressAsync(bulk)).Settled);
        Assert.Equal(500, await Database.ScalarAsync<long>("select count(*) from decisions where sequence = 2"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from decisions where sequence > 2"));
        Assert.Equal(100, Other.Transport.Sent.Count);
        Assert.Equal(700, One.Transport.Sent.Count);
    }

    [Fact]
    public async Task Step_TwoReplicasAtOnce_SettleEachCommentOnce()
    {
        var bulks = new List<long>();
        foreach (var part in (await UnderReviewAsync(900)).Chunk(300))
        {
            bulks.Add((await One.Bulks.BeginAsync(Ada, part, Spam)).Id);
        }

        await Task.WhenAll(
            new[] { One, Other }.Select(replica =>
                Task.Run(async () =>
                {
                    while (await Database.ScalarAsync<long>("select count(*) from bulks where finished_at is null") > 0)
                    {
                        await replica.Bulks.StepAsync(CancellationToken.None);
                    }
                })
            )
        );

        foreach (var bulk in bulks)
        {
            Assert.Equal((300, 300), ((await ProgressAsync(bulk)).Total, (await ProgressAsync(bulk)).Settled));
        }

        Assert.Equal(900, await Database.ScalarAsync<long>("select count(*) from verdicts"));
    }

    [Fact]
    public async Task Progress_SomeCannotBeSettled_CountsWhy()
    {
        var comments = await UnderReviewAsync(5);
        await One.Verdicts.SettleAsync(Ben, [comments[0]], NewVerdict.Approve);
        await One.DeleteAsync("c-1");
        await One.TakeAsync(Comment("c-2", "Fine.", revision: 2));

        var bulk = (
            await One.Bulks.BeginAsync(Ada, [.. comments, comments[4], new CommentRef("site", "never", 1)], Spam)
        ).Id;
        await FinishAsync(bulk, One);

        var progress = await ProgressAsync(bulk);
        Assert.Equal(
            (6, 2, 1, 1, 2, true, false),
            (
                progress.Total,
                progress.Settled,
                progress.Conflicts,
                progress.Stale,
                progress.Gone,
                progress.Finished,
                progress.Cancelled
            )
        );
        var earlier = Assert.Single(progress.Others);
        Assert.Equal(("Ben", "approve", 1), (earlier.By, earlier.Ruling, earlier.Count));
    }

    [Fact]
    public async Task Undo_AskedForTwice_IsBegunOnce()
    {
        var bulk = (await One.Bulks.BeginAsync(Ada, await UnderReviewAsync(300), Spam)).Id;
        await FinishAsync(bulk, One);

        var first = await One.Bulks.UndoAsync(Ada, bulk);
        await One.Bulks.StepAsync(CancellationToken.None);
        var again = await Other.Bulks.UndoAsync(Ada, bulk);
        await FinishAsync(first.Id, One);

        Assert.Equal(first, again);
        Assert.Equal(300, (await ProgressAsync(first.Id)).Settled);
        Assert.Equal(2, await Database.ScalarAsync<long>("select count(*) from bulks"));
    }

    [Fact]
    public async Task Undo_WhileTheBulkIsAtWork_CancelsTheRest()
    {
        var bulk = (await One.Bulks.BeginAsync(Ada, await UnderReviewAsync(300), Spam)).Id;
        await One.Bulks.StepAsync(CancellationToken.None);

        var undo = (await One.Bulks.UndoAsync(Ada, bulk)).Id;
        await FinishAsync(undo, One);

        var progress = await ProgressAsync(bulk);
        Assert.Equal((200, true, true), (progress.Settled, progress.Finished, progress.Cancelled));
        Assert.Equal(300, await CountAsync());
        Assert.False(await One.Bulks.StepAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Undo_BeforeItsFirstStep_StopsItAndSaysWhoDid()
    {
        var bulk = (await One.Bulks.BeginAsync(Ada, await UnderReviewAsync(3), Spam)).Id;

        var undo = await One.Bulks.UndoAsync(Ben, bulk);

        Assert.Equal(BulkRefusal.None, undo.Refusal);
        Assert.False(await One.Bulks.StepAsync(CancellationToken.None));
        Assert.True((await ProgressAsync(bulk)).Cancelled);
        var progress = await ProgressAsync(undo.Id);
        Assert.Equal((0, true), (progress.Total, progress.Finished));
        Assert.Equal(3, await CountAsync());
        Assert.Equal(
            Ben.Name,
            await Database.ScalarAsync<string>($"select actor_name from history where bulk_id = {undo.Id}")
        );
        Assert.Equal(BulkRefusal.NothingToUndo, (await One.Bulks.UndoAsync(Ben, bulk)).Refusal);
    }

    [Fact]
    public async Task Undo_SomeOfItUndoneAndSettledAnew_LeavesThoseAlone()
    {
        var comments = await UnderReviewAsync(3);
        var bulk = (await One.Bulks.BeginAsync(Ada, comments, Spam)).Id;
        await FinishAsync(bulk, One);
        await One.Verdicts.UndoAsync(Ben, [comments[0]]);
        await One.Verdicts.SettleAsync(Ben, [comments[0]], NewVerdict.Approve);

        var undo = (await One.Bulks.UndoAsync(Ada, bulk)).Id;
        await FinishAsync(undo, One);

        Assert.Equal(2, (await ProgressAsync(undo)).Total);
        Assert.Equal(CommentState.Approved, (await EventsAsync("c-0"))[^1].State);
    }

    [Fact]
    public async Task Step_ABulkThatAlwaysFails_LetsTheOthersGoFirst()
    {
        var comments = await UnderReviewAsync(2);
        await Database.ScalarAsync<long>("update decisions set body = '' where comment_id = 'c-0' returning cursor");
        var bad = (await One.Bulks.BeginAsync(Ada, [comments[0]], Spam)).Id;
        var good = (await One.Bulks.BeginAsync(Ada, [comments[1]], Spam)).Id;

        await Assert.ThrowsAnyAsync<Exception>(() => One.Bulks.StepAsync(CancellationToken.None));
        Assert.True(await One.Bulks.StepAsync(CancellationToken.None));

        Assert.True((await ProgressAsync(good)).Finished);
        Assert.False((await ProgressAsync(bad)).Finished);
        // It is tried again, but not at once.
        Assert.False(await One.Bulks.StepAsync(CancellationToken.None));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAnyAsync<Exception>(() => One.Bulks.StepAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Begin_NoneOrTooMany_BeginsNothing()
    {
        var many = Enumerable.Range(0, 10_001).Select(i => new CommentRef("site", $"c-{i}", 1)).ToArray();

        Assert.Equal(BulkRefusal.TooMany, (await One.Bulks.BeginAsync(Ada, many, Spam)).Refusal);
        Assert.Equal(BulkRefusal.Empty, (await One.Bulks.BeginAsync(Ada, [], Spam)).Refusal);
        Assert.Equal(BulkRefusal.Unknown, (await One.Bulks.UndoAsync(Ada, 17)).Refusal);
        Assert.Null(await One.Bulks.ProgressAsync(Ada, 17, CancellationToken.None));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from bulks"));

        var most = await One.Bulks.BeginAsync(Ada, many[1..], Spam);
        Assert.Equal(10_000, (await ProgressAsync(most.Id)).Total);
    }

    [Fact]
    public async Task Begin_OfASiteThatIsNotHis_IsRefused()
    {
        var comments = await UnderReviewAsync(2);
        var bulk = (await One.Bulks.BeginAsync(Ada, comments, Spam)).Id;

        await Assert.ThrowsAsync<NotAllowedException>(() => One.Bulks.BeginAsync(OfElsewhere, comments, Spam));
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Bulks.UndoAsync(OfElsewhere, bulk));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.Bulks.ProgressAsync(OfElsewhere, bulk, CancellationToken.None)
        );
    }

    [Fact]
    public async Task Begin_TheSameRequestTwiceAtOnce_IsOneBulk()
    {
        var comments = await UnderReviewAsync(2);

        var beginnings = await Task.WhenAll(
            One.Bulks.BeginAsync(Ada, comments, Spam, "key"),
            Other.Bulks.BeginAsync(Ada, comments, Spam, "key")
        );
        var others = await Other.Bulks.BeginAsync(Ben, comments, Spam, "key");

        Assert.Equal(beginnings[0], beginnings[1]);
        Assert.NotEqual(beginnings[0].Id, others.Id);
        Assert.Equal(2, (await ProgressAsync(beginnings[0].Id)).Total);
        Assert.Equal(2, await Database.ScalarAsync<long>("select count(*) from bulks"));
    }

    [Fact]
    public async Task Deletion_OfOneOfItsComments_BlanksTheNoteOfTheBulk()
    {
        var comments = await UnderReviewAsync(3);
        await One.TakeAsync(Comment("c-2", Pending, revision: 2));
        var noted = NewVerdict.Make(Ruling.Reject, ["spam"], "It says 'A blockedword.'", out _)!;
        await One.Bulks.BeginAsync(Ada, comments[..2], noted);
        await One.Bulks.BeginAsync(Ben, [new("site", "c-2", 2)], noted);

        await Other.DeleteAsync("c-1");
        await Other.DeleteAsync("c-2", revision: 1);

        Assert.Equal("Ben", await Database.ScalarAsync<string>("select actor_name from bulks where note is not null"));
        await FinishAllAsync();
        Assert.Equal(CommentState.Rejected, (await EventsAsync("c-0"))[^1].State);
    }

    [Fact]
    public async Task Step_HisAccountWasDisabledMeanwhile_CancelsTheRestOfHisAndNoOthers()
    {
        var eve = new Account
        {
            Id = "eve",
            Name = "Eve",
            NameKey = "EVE",
            Role = Role.Moderator,
            CreatedAt = Clock.GetUtcNow(),
        };
        await One.Database.WriteAsync(transaction => One.Accounts.AddAsync(transaction, eve), CancellationToken.None);
        var comments = await UnderReviewAsync(500);
        var bulk = (await One.Bulks.BeginAsync(Actor.Of(eve), comments[..400], Spam)).Id;
        var bens = (await One.Bulks.BeginAsync(Ben, comments[400..], Spam)).Id;
        Assert.True(await One.Bulks.StepAsync(CancellationToken.None));

        await Other.Database.WriteAsync(
            transaction => Other.Accounts.SetDisabledAsync(transaction, eve.Id, Clock.GetUtcNow()),
            CancellationToken.None
        );
        await FinishAllAsync();

        var progress = await ProgressAsync(bulk);
        Assert.Equal((200, true, true), (progress.Settled, progress.Finished, progress.Cancelled));
        Assert.Equal((100, false), ((await ProgressAsync(bens)).Settled, (await ProgressAsync(bens)).Cancelled));
        Assert.Equal(200, await CountAsync());
    }

    [Fact]
    public async Task Step_ItsKeyWasRevokedMeanwhile_CancelsTheRest()
    {
        var key = new ApiKey
        {
            Id = "1",
            Name = "sweeper",
            Rights = Rights.Review,
            RequestsPerMinute = 60,
            LargestRequest = 1_000,
            CreatedBy = "Dora",
            CreatedAt = Clock.GetUtcNow(),
        };
        await One.Database.WriteAsync(
            transaction => One.Keys.AddAsync(transaction, key, [1, 2, 3]),
            CancellationToken.None
        );
        var bulk = (await One.Bulks.BeginAsync(Actor.Of(key), await UnderReviewAsync(300), Spam)).Id;
        Assert.True(await One.Bulks.StepAsync(CancellationToken.None));

        await Other.Database.WriteAsync(
            transaction => Other.Keys.RevokeAsync(transaction, key.Id),
            CancellationToken.None
        );
        await FinishAllAsync();

        var progress = await ProgressAsync(bulk);
        Assert.Equal((200, true, true), (progress.Settled, progress.Finished, progress.Cancelled));
        Assert.Equal(100, await CountAsync());
    }

    private async Task FinishAllAsync()
    {
        while (await One.Bulks.StepAsync(CancellationToken.None)) { }
    }

    private async Task<CommentRef[]> UnderReviewAsync(int count)
    {
        await One.TakeAsync(Enumerable.Range(0, count).Select(i => Comment($"c-{i}", Pending)));
        return [.. Enumerable.Range(0, count).Select(i => new CommentRef("site", $"c-{i}", 1))];
    }

    private async Task FinishAsync(long bulk, Replica replica)
    {
        while (!(await ProgressAsync(bulk)).Finished)
        {
            Assert.True(await replica.Bulks.StepAsync(CancellationToken.None));
        }
    }

    private async Task<BulkProgress> ProgressAsync(long bulk) =>
        (await One.Bulks.ProgressAsync(Ben, bulk, CancellationToken.None))!;

    private Task<int> CountAsync() => One.UnderReviewAsync();

    private async Task<IReadOnlyList<DecisionMade>> EventsAsync(string id) =>
        (await One.History.FindAsync("site", id, CancellationToken.None))!.History;
}

public sealed class PostgresBulkTests() : BulkTests(Store.Postgres);

public sealed class SqliteBulkTests() : BulkTests(Store.Sqlite);
