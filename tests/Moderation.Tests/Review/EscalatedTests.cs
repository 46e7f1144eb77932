using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>What waits for an admin, among what is under review.</summary>
public abstract class EscalatedTests(Store store) : DeskTests(store)
{
    private static readonly ReviewFilter Escalated = Everything with { IsEscalated = true };

    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_EscalatedOnly_HoldsThoseOfBothLanesUntilTheyAreSettled()
    {
        await using var desk = Desk();
        await desk.TakeAsync(Comment("a", Blocked), Comment("b", Spam), Comment("c", Toxic), Comment("d", Toxic));
        await EscalateAsync("a", "b", "c");

        Assert.Equal(["a", "b", "c"], (await IdsAsync(desk, Escalated)).Order());
        Assert.Equal(["b"], await IdsAsync(desk, Escalated with { Lane = Lane.Spam }));
        Assert.Equal(new ReviewCount(3, IsMore: false), await desk.Review.CountEscalatedAsync(Ada, _cancel));
        await One.Verdicts.SettleAsync(Ben, [new CommentRef("site", "a", 1)], NewVerdict.Approve);
        Assert.Equal(["b", "c"], (await IdsAsync(desk, Escalated)).Order());
        await One.Verdicts.UndoAsync(Ben, [new CommentRef("site", "a", 1)]);
        Assert.Equal(3, (await desk.Review.CountEscalatedAsync(Ada, _cancel)).Value);
        Assert.Equal(0, (await desk.Review.CountEscalatedAsync(OfElsewhere, _cancel)).Value);
        await Assert.ThrowsAsync<NotAllowedException>(() => desk.Review.CountEscalatedAsync(Platform, _cancel));
    }

    [Fact]
    public async Task List_OfAnAuthorOrEscalated_ShowsTheCommentsOfAWaveOneByOne()
    {
        await using var desk = Replica.On(Database, Clock, ("Waves:Count", "2"), ("Policy:SpamThreshold", "1"));
        await desk.TakeAsync(Enumerable.Range(1, 4).Select(i => Alike($"c-{i}", $"{i % 2}")));
        await EscalateAsync("c-4");

        // The first of each wave came before it was one.
        Assert.Equal(["c-2"], await IdsAsync(desk, Everything));
        Assert.Equal(["c-2", "c-4"], await IdsAsync(desk, Everything with { SiteId = "site", Author = "0" }));
        Assert.Equal(["c-3"], await IdsAsync(desk, Everything with { SiteId = "site", Author = "1" }));
        Assert.Equal(["c-4"], await IdsAsync(desk, Escalated));
        var cards = await desk.Review.ListAsync(Ada, Escalated, ReviewOrder.Risk, null, 10, _cancel);
        Assert.Null(Assert.Single(cards.Items).Wave);
    }

    [Fact]
    public async Task Pulse_AfterAnEscalation_IsAnotherOne()
    {
        await One.TakeAsync(Comment("a", Blocked), Comment("b", Blocked));
        var pulse = new PulseStore(Other.Database);
        var before = await pulse.ReadAsync(Clock.GetUtcNow(), _cancel);
        await EscalateAsync("a");
        var after = await pulse.ReadAsync(Clock.GetUtcNow(), _cancel);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await EscalateAsync("b");

        Assert.NotEqual(before, after);
        Assert.NotEqual(after, await pulse.ReadAsync(Clock.GetUtcNow(), _cancel));
    }

    [Fact]
    public async Task Take_ANewRevisionOfWhatIsEscalated_IsNotEscalated()
    {
        await One.TakeAsync(Comment("a", Blocked));
        await One.Escalations.EscalateAsync(Ada, new CommentRef("site", "a", 1), "Look at the second word.");
        await One.TakeAsync(Comment("a", $"Now {Blocked}", revision: 2));

        var item = (await Other.Review.FindAsync(Ben, "site", "a", _cancel))!;

        Assert.Equal(2, item.Decision.Revision);
        Assert.Equal((null, null, null), (item.EscalatedAt, item.EscalatedBy, item.EscalationNote));
    }

    private static CommentSubmitted Alike(string id, string author) =>
        Comment(id, "The old mill by the river should be kept, and the council knows it as well as anybody.") with
        {
            Author = new CommentAuthor { Id = author },
        };

    private async Task EscalateAsync(params string[] ids)
    {
        foreach (var id in ids)
        {
            var answer = await One.Escalations.EscalateAsync(Ada, new CommentRef("site", id, 1), note: null);
            Assert.Equal(VerdictOutcome.Done, answer.Outcome);
        }
    }
}

public sealed class PostgresEscalatedTests() : EscalatedTests(Store.Postgres);

public sealed class SqliteEscalatedTests() : EscalatedTests(Store.Sqlite);
