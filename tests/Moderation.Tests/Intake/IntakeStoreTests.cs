using Moderation.Service.Intake;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Intake;

/// <summary>What is kept about comments, when two replicas take in what is the same.</summary>
public abstract class IntakeStoreTests(Store store) : StoreTests(store)
{
    [Fact]
    public async Task Delete_Widened_SaysWhenThatWas()
    {
        await One.TakeAsync(Comment("c-1"), Comment("c-1", revision: 2));
        await One.DeleteAsync("c-1", revision: 1);
        Clock.Advance(TimeSpan.FromDays(1));
        var widened = Clock.GetUtcNow();
        await One.DeleteAsync("c-1");
        Clock.Advance(TimeSpan.FromDays(1));
        await One.DeleteAsync("c-1", revision: 2);

        var status = await One.History.FindAsync("site", "c-1", TestContext.Current.CancellationToken);

        Assert.Equal(widened, status!.DeletedAt);
    }

    [Fact]
    public async Task Accept_BrokerSaysNothing_AnswersAndLeavesTheDecisionToBeSent()
    {
        One.Transport.IsSilent = true;

        var outcomes = await One.AcceptAsync(Comment("c-1")).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal([IntakeOutcome.Accepted], outcomes);
        Assert.Equal(1, await Database.UnsentAsync());
    }

    [Fact]
    public async Task Take_TheSameCommentsOnTwoReplicasAtOnce_EachIsDecidedOnce()
    {
        for (var round = 0; round < 10; round++)
        {
            var comments = Enumerable.Range(0, 30).Select(i => Comment($"c-{round}-{i}")).ToArray();

            // In opposite order, so that locks taken as they come would be waited for in a ring.
            var outcomes = await Task.WhenAll(
                Task.Run(() => One.TakeAsync(comments)),
                Task.Run(() => Other.TakeAsync(comments.Reverse()))
            );

            Assert.All(
                outcomes[0].Zip(outcomes[1].Reverse()),
                pair => Assert.Equal([IntakeOutcome.Accepted, IntakeOutcome.Duplicate], Both(pair))
            );
            Assert.Equal(
                30,
                await Database.ScalarAsync<long>($"select count(*) from decisions where comment_id like 'c-{round}-%'")
            );
        }

        static IEnumerable<IntakeOutcome> Both((IntakeOutcome A, IntakeOutcome B) pair) =>
            new[] { pair.A, pair.B }.Order();
    }

    [Fact]
    public async Task Take_TwoTextsForOneRevisionAtOnce_OneStandsAndTheOtherIsKept()
    {
        for (var round = 0; round < 10; round++)
        {
            var id = $"c-{round}";
            var outcomes = await Task.WhenAll(
                Task.Run(() => One.TakeAsync(Comment(id, "One text."))),
                Task.Run(() => Other.TakeAsync(Comment(id, "Another text.")))
            );

            Assert.Equal(
                [IntakeOutcome.Accepted, IntakeOutcome.Conflict],
                outcomes.SelectMany(o => o).OrderBy(o => o == IntakeOutcome.Conflict)
            );
            var standing = outcomes[0][0] == IntakeOutcome.Accepted ? "One text." : "Another text.";
            Assert.Equal(standing, await TextAsync(id));
        }

        Assert.Equal(10, await Database.ScalarAsync<long>("select count(*) from dead_letters"));
    }

    [Fact]
    public async Task Delete_BeforeTheCommentIsTaken_Wins()
    {
        await One.DeleteAsync("c");

        Assert.Equal([IntakeOutcome.Deleted], await Other.TakeAsync(Comment("c", "A blockedword.")));

        await AssertGoneAsync("c");
        Assert.Empty(Other.Transport.Sent);
    }

    [Fact]
    public async Task Delete_AfterTheCommentIsTaken_ErasesIt()
    {
        Assert.Equal([IntakeOutcome.Accepted], await Other.TakeAsync(Comment("c", "A blockedword.")));
        Assert.Equal(1, await One.UnderReviewAsync());

        await One.DeleteAsync("c");

        await AssertGoneAsync("c");
    }

    [Fact]
    public async Task Delete_WhileTheCommentIsTaken_LeavesNothingBehindInWhicheverOrder()
    {
        var outcomes = new List<IntakeOutcome>();
        for (var round = 0; round < 60; round++)
        {
            var id = $"c-{round}";
            var deletingFirst = round % 2 == 0;
            var deleting = deletingFirst ? Task.Run(() => One.DeleteAsync(id)) : null;
            var taking = Task.Run(() => Other.TakeAsync(Comment(id, "A blockedword.")));
            deleting ??= Task.Run(() => One.DeleteAsync(id));
            await deleting;
            outcomes.AddRange(await taking);

            await AssertGoneAsync(id);
        }

        Assert.All(outcomes, o => Assert.True(o is IntakeOutcome.Accepted or IntakeOutcome.Deleted));
    }

    private async Task AssertGoneAsync(string id)
    {
        Assert.Equal("", await TextAsync(id) ?? "");
        Assert.Equal(
            0,
            await Database.ScalarAsync<long>($"select count(*) from under_review where comment_id = '{id}'")
        );
        Assert.Equal("deleted", (await One.History.FindAsync("site", id, CancellationToken.None))?.State);
    }

    private Task<string?> TextAsync(string id) =>
        Database.ScalarAsync<string>($"select text from comments where comment_id = '{id}'");
}

public sealed class PostgresIntakeStoreTests() : IntakeStoreTests(Store.Postgres);

public sealed class SqliteIntakeStoreTests() : IntakeStoreTests(Store.Sqlite);
