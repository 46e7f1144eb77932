using Moderation.Contracts;
using Moderation.Engine.Training;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Audit;

/// <summary>The blind audit: what is drawn, who gets it, and what an answer does.</summary>
public abstract class AuditDeskTests(Store store) : IAsyncLifetime
{
    private static readonly NewVerdict Spam = NewVerdict.Reject("spam");

    private readonly TestClock _clock = new();
    private TestDatabase _database = null!;
    private Replica _one = null!;
    private Replica _other = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await MigratedDatabase.CreateAsync(store);
        _one = Auditing("1", "0");
        _other = Auditing("1", "0");
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Turn_ApprovedComments_ComeOldestFirst()
    {
        await _one.TakeAsync(Comment("first", "Tea or coffee?"), Comment("second", "Tea, always."));
        await _one.TakeAsync(Comment("held", "A blockedword."));
        Assert.Equal(2, await _one.Audit.WaitingAsync(Ada, default));

        var first = await TurnAsync(Ada);
        Assert.Equal("Tea or coffee?", first.Text);
        Assert.Equal(first, await TurnAsync(Ada));
        await AnswerAsync(Ada, first, NewVerdict.Approve);
        var second = await TurnAsync(Ada);

        Assert.Equal("Tea, always.", second.Text);
        await AnswerAsync(Ada, second, NewVerdict.Approve);
        Assert.Null(await _one.Audit.TurnAsync(Ada, default));
        Assert.Equal(0, await _one.Audit.WaitingAsync(Ada, default));
    }

    [Fact]
    public async Task Turn_TwoModerators_GetDifferentOnesUntilATurnIsOver()
    {
        await _one.TakeAsync(Comment("a", "One."), Comment("b", "Two."));

        var turns = await Task.WhenAll(_one.Audit.TurnAsync(Ada, default), _other.Audit.TurnAsync(Ben, default));

        Assert.Equal(2, turns.Select(t => t!.Text).Distinct().Count());
        Assert.Null(await _one.Audit.TurnAsync(Admin, default));
        _clock.Advance(AuditDesk.Lasts + TimeSpan.FromSeconds(1));
        Assert.NotNull(await _one.Audit.TurnAsync(Admin, default));
        Assert.NotNull(await _one.Audit.TurnAsync(Ben, default));
        Assert.Equal(AuditOutcome.Over, await _one.Audit.AnswerAsync(Ada, turns[0]!.Token, NewVerdict.Approve));
    }

    [Fact]
    public async Task Answer_Fine_IsALabelWithItsChance()
    {
        await _one.TakeAsync(Comment("c") with { ThreadId = "t" });

        await AnswerAsync(Ada, await TurnAsync(Ada), NewVerdict.Approve);

        var label = Assert.Single(await LabelsAsync());
        Assert.Equal(
            ("site/c/1", (bool?)false, (bool?)false, 1.0, LabelOrigin.Audit, false),
            (label.Id, label.Toxic, label.Spam, label.Probability, label.Origin, label.IsHeld)
        );
        Assert.Equal(CommentState.Approved, (await EventsAsync("c"))[^1].State);
        Assert.Equal(
            1,
            (await _one.Labels.CountAsync(Admin, default)).Single(c => c.Origin == LabelOrigin.Audit).Total
        );
    }

    [Fact]
    public async Task Answer_Bad_TakesTheCommentDownAndBackBringsItBack()
    {
        await _one.TakeAsync(Comment("c"));
        var turn = await TurnAsync(Ada);

        await AnswerAsync(Ada, turn, NewVerdict.Reject("toxicity", "insult"));

        Assert.Equal(CommentState.Rejected, (await EventsAsync("c"))[^1].State);
        Assert.Equal(["toxicity", "insult"], (await EventsAsync("c"))[^1].Categories);
        Assert.Equal(2, _one.Transport.Sent.Count);
        var label = Assert.Single(await LabelsAsync());
        Assert.Equal((true, "insult", 1.0), (label.Toxic, label.Kinds.Single(), label.Probability));
        // It is the audit's answer, told by the verdict that it made.
        Assert.Equal(LabelOrigin.Audit, label.Origin);
        var counts = await _one.Labels.CountAsync(Admin, default);
        Assert.Equal(new LabelCount(LabelOrigin.Audit, 1, 0, 0, 1), counts[1]);
        Assert.Equal(0, counts[0].Total);

        Assert.Equal(AuditOutcome.Done, await _other.Audit.BackAsync(Ada));

        Assert.Equal(CommentState.Approved, (await EventsAsync("c"))[^1].State);
        Assert.Empty(await LabelsAsync());
        var again = await TurnAsync(Ada);
        Assert.Equal(turn.Text, again.Text);
        Assert.NotEqual(turn.Token, again.Token);
        await AnswerAsync(Ada, again, NewVerdict.Approve);
        Assert.Equal(false, Assert.Single(await LabelsAsync()).Toxic);
    }

    [Fact]
    public async Task Back_WithoutAnAnswerOrAfterAnEdit_TakesNothingBackAndTellsThemApart()
    {
        Assert.Equal(AuditOutcome.Nothing, await _one.Audit.BackAsync(Ada));
        await _one.TakeAsync(Comment("c"));
        await AnswerAsync(Ada, await TurnAsync(Ada), NewVerdict.Approve);
        await _one.TakeAsync(Comment("c", "Another remark.", 2));

        Assert.Equal(AuditOutcome.Closed, await _one.Audit.BackAsync(Ada));
    }

    [Fact]
    public async Task Answer_TakedownUndoneInTheHistory_HasNoLabel()
    {
        await _one.TakeAsync(Comment("c"));
        await AnswerAsync(Ada, await TurnAsync(Ada), Spam);

        await _one.Verdicts.UndoAsync(Ben, [new("site", "c", 1)]);

        Assert.Empty(await LabelsAsync());
        Assert.All(await _one.Labels.CountAsync(Admin, default), count => Assert.Equal(0, count.Total));
    }

    // An answer that somebody else does not share must not leave the sample without a word.
    [Fact]
    public async Task Turn_TakedownUndoneInTheHistory_IsAskedAgain()
    {
        await _one.TakeAsync(Comment("c"), Comment("later", "Another."));
        await AnswerAsync(Ada, await TurnAsync(Ada), Spam);
        Assert.Equal(1, await _one.Audit.WaitingAsync(Ben, default));
        await _one.Verdicts.UndoAsync(Ben, [new("site", "c", 1)]);

        Assert.Equal(2, await _one.Audit.WaitingAsync(Ben, default));
        var again = await TurnAsync(Ben);
        Assert.Equal("A remark.", again.Text);
        await AnswerAsync(Ben, again, NewVerdict.Approve);

        var label = Assert.Single(await LabelsAsync());
        Assert.Equal(("site/c/1", false, LabelOrigin.Audit), (label.Id, label.Spam!.Value, label.Origin));
        Assert.Equal("Another.", (await TurnAsync(Ben)).Text);
        Assert.Equal(1, await _one.Audit.WaitingAsync(Ben, default));
        Assert.Equal(CommentState.Approved, (await EventsAsync("c"))[^1].State);
    }

    [Fact]
    public async Task Turn_TakedownUndoneAndFoundBadAgain_IsTakenDownOnceMore()
    {
        await _one.TakeAsync(Comment("c"));
        await AnswerAsync(Ada, await TurnAsync(Ada), Spam);
        await _one.Verdicts.UndoAsync(Ben, [new("site", "c", 1)]);

        await AnswerAsync(Ada, await TurnAsync(Ada), NewVerdict.Reject("toxicity"));

        Assert.Equal(CommentState.Rejected, (await EventsAsync("c"))[^1].State);
        var label = Assert.Single(await LabelsAsync());
        Assert.Equal((true, LabelOrigin.Audit), (label.Toxic!.Value, label.Origin));
        Assert.Equal(0, await _one.Audit.WaitingAsync(Ada, default));
    }

    [Fact]
    public async Task Answer_SentTwice_CountsOnce()
    {
        await _one.TakeAsync(Comment("c"));
        var turn = await TurnAsync(Ada);
        await AnswerAsync(Ada, turn, NewVerdict.Approve);

        Assert.Equal(AuditOutcome.Over, await _one.Audit.AnswerAsync(Ada, turn.Token, Spam));
        Assert.Equal(AuditOutcome.Over, await _one.Audit.AnswerAsync(Ben, turn.Token, Spam));
        Assert.Equal(AuditOutcome.Over, await _one.Audit.AnswerAsync(Ada, "nonsense\0", Spam));

        Assert.Equal(CommentState.Approved, (await EventsAsync("c"))[^1].State);
    }

    [Fact]
    public async Task Answer_CommentEditedDeletedOrSettledMeanwhile_IsClosed()
    {
        await _one.TakeAsync(Comment("edited"));
        var edited = await TurnAsync(Ada);
        await _one.TakeAsync(Comment("edited", "A blockedword.", revision: 2));
        Assert.Equal(AuditOutcome.Closed, await _one.Audit.AnswerAsync(Ada, edited.Token, Spam));

        await _one.TakeAsync(Comment("deleted"));
        var deleted = await TurnAsync(Ada);
        await _one.DeleteAsync("deleted");
        Assert.Equal(AuditOutcome.Closed, await _one.Audit.AnswerAsync(Ada, deleted.Token, NewVerdict.Approve));

        await _one.TakeAsync(Comment("settled"));
        var settled = await TurnAsync(Ada);
        await _one.Verdicts.SettleAsync(Ben, [new("site", "settled", 1)], Spam);
        Assert.Equal(AuditOutcome.Closed, await _one.Audit.AnswerAsync(Ada, settled.Token, NewVerdict.Approve));

        Assert.Null(await _one.Audit.TurnAsync(Ada, default));
        // The verdict of somebody else answers for it, with the chance with which it was drawn.
        var label = Assert.Single(await LabelsAsync());
        Assert.Equal(("site/settled/1", 1.0, LabelOrigin.Verdict), (label.Id, label.Probability, label.Origin));
        Assert.Equal(1, (await _one.Labels.CountAsync(Admin, default))[0].Total);
    }

    [Fact]
    public async Task Skip_Audit_IsLeftToOthersUntilAskedFor()
    {
        await _one.TakeAsync(Comment("a", "One."), Comment("b", "Two."));
        var first = await TurnAsync(Ada);

        Assert.Equal(AuditOutcome.Done, await _one.Audit.SkipAsync(Ada, first.Token));
        Assert.Equal(AuditOutcome.Over, await _one.Audit.SkipAsync(Ada, first.Token));

        Assert.Equal("Two.", (await TurnAsync(Ada)).Text);
        Assert.Equal("One.", (await TurnAsync(Ben)).Text);
        await AnswerAsync(Ada, await TurnAsync(Ada), NewVerdict.Approve);
        Assert.Null(await _one.Audit.TurnAsync(Ada, default));
        await _one.Audit.SkipAsync(Ben, (await TurnAsync(Ben)).Token);

        Assert.Equal(1, await _one.Audit.UnskipAsync(Ada));

        Assert.Equal("One.", (await TurnAsync(Ada)).Text);
    }

    [Fact]
    public async Task Golden_MixedIn_LooksTheSameAndIsMeasured()
    {
        await using var mixing = Auditing("1", "0.5");
        await mixing.Golden.AddAsync(Admin, new LabelRow { Text = "Golden.", Answer = new(true, false, []) }, "Of tea");
        Assert.Null(await mixing.Audit.TurnAsync(Ada, default));
        await mixing.TakeAsync(Enumerable.Range(0, 100).Select(i => Comment($"c{i}", $"Remark {i}.")));

        // One in two: not once in a hundred has a chance of 1 in 2^100.
        var seen = new List<string>();
        while (!seen.Contains("Golden."))
        {
            var turn = (await mixing.Audit.TurnAsync(Ada, default))!;
            seen.Add(turn.Text);
            Assert.Equal(AuditOutcome.Done, await mixing.Audit.AnswerAsync(Ada, turn.Token, Spam));
        }

        Assert.Equal(seen.Count - 1, (await LabelsAsync()).Count(l => l.Origin != LabelOrigin.Golden));
        var agreement = Assert.Single(await mixing.AuditFigures.AgreementAsync(Admin, default));
        Assert.Equal(("Ada", 1, 0), (agreement.Name, agreement.Answered, agreement.Agreed));
        Assert.Equal((0, 0.975), (agreement.Interval.Low, Math.Round(agreement.Interval.High, 3)));

        Assert.Equal(AuditOutcome.Done, await mixing.Audit.BackAsync(Ada));
        var again = (await mixing.Audit.TurnAsync(Ada, default))!;
        Assert.Equal("Golden.", again.Text);
        await mixing.Audit.AnswerAsync(Ada, again.Token, NewVerdict.Reject("toxicity"));
        Assert.Equal(1, Assert.Single(await mixing.AuditFigures.AgreementAsync(Admin, default)).Agreed);
    }

    [Fact]
    public async Task Golden_AnsweredInWhatIsNotKnownOfIt_IsNeitherRightNorWrong()
    {
        await using var mixing = Auditing("1", "0.5");
        // Whether it is spam was never judged.
        await mixing.Golden.AddAsync(Admin, new LabelRow { Text = "Golden.", Answer = new(false, null, []) }, null);
        await mixing.TakeAsync(Enumerable.Range(0, 100).Select(i => Comment($"c{i}", $"Remark {i}.")));

        await GoldenAsync(mixing, Spam);
        Assert.Empty(await mixing.AuditFigures.AgreementAsync(Admin, default));

        Assert.Equal(AuditOutcome.Done, await mixing.Audit.BackAsync(Ada));
        await GoldenAsync(mixing, NewVerdict.Approve);
        var agreement = Assert.Single(await mixing.AuditFigures.AgreementAsync(Admin, default));
        Assert.Equal((1, 1), (agreement.Answered, agreement.Agreed));
    }

    [Fact]
    public async Task Golden_OfMany_ComeInAnyOrder()
    {
        await using var mixing = Auditing("1", "0.5");
        var golden = Enumerable.Range(0, 20).Select(i => $"Golden {i:00}.").ToArray();
        foreach (var text in golden)
        {
            await mixing.Golden.AddAsync(Admin, new LabelRow { Text = text, Answer = new(true, false, []) }, null);
        }

        await mixing.TakeAsync(Enumerable.Range(0, 200).Select(i => Comment($"c{i}", $"Remark {i}.")));

        var seen = new List<string>();
        while (seen.Count < golden.Length)
        {
            var turn = (await mixing.Audit.TurnAsync(Ada, default))!;
            await mixing.Audit.AnswerAsync(Ada, turn.Token, NewVerdict.Approve);
            if (golden.Contains(turn.Text))
            {
                seen.Add(turn.Text);
            }
        }

        // Each once, and as they were added with a chance of 1 in 20! alone.
        Assert.Equal(golden, seen.Order());
        Assert.NotEqual(golden, seen);
        Assert.NotEqual(golden, seen.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task Draw_AtARate_IsCountedExactlyAndAboutAsOften()
    {
        await using var half = Auditing("0.5", "0");
        for (var i = 0; i < 10; i++)
        {
            await half.TakeAsync(Enumerable.Range(0, 100).Select(c => Comment($"c{i}-{c}", $"Remark {i} {c}.")));
        }

        // The same comments again are not counted again.
        await half.TakeAsync(Enumerable.Range(0, 100).Select(c => Comment($"c0-{c}", $"Remark 0 {c}.")));

        Assert.Equal(
            1_000,
            await _database.ScalarAsync<long>("select cast(sum(comments) as bigint) from audit_populations")
        );
        var drawn = await _database.ScalarAsync<long>("select count(*) from audits where stratum = 0");
        var far = await _database.ScalarAsync<long>(
            "select cast(sum(comments) as bigint) from audit_populations where stratum = 0"
        );
        // Nine standard deviations to either side.
        Assert.InRange(drawn, far / 2 - 150, far / 2 + 150);
        Assert.Equal(
            0,
            await _database.ScalarAsync<long>("select count(*) from audits where stratum = 0 and probability <> 0.5")
        );
    }

    [Fact]
    public async Task Draw_RateOfZero_CostsNothing()
    {
        await using var none = Auditing("0", "0");
        await none.TakeAsync(Comment("c"));

        Assert.Equal(0, await _database.ScalarAsync<long>("select count(*) from audits"));
        Assert.Equal(0, await _database.ScalarAsync<long>("select count(*) from audit_populations"));
    }

    [Fact]
    public async Task EveryMethod_AskedByAPublisher_Refuses()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => _one.Audit.TurnAsync(Platform, default));
        await Assert.ThrowsAsync<NotAllowedException>(() => _one.Audit.WaitingAsync(Platform, default));
        await Assert.ThrowsAsync<NotAllowedException>(() => _one.Audit.AnswerAsync(Platform, "", Spam));
        await Assert.ThrowsAsync<NotAllowedException>(() => _one.Audit.SkipAsync(Platform, ""));
        await Assert.ThrowsAsync<NotAllowedException>(() => _one.Audit.UnskipAsync(Platform));
        await Assert.ThrowsAsync<NotAllowedException>(() => _one.Audit.BackAsync(Platform));
        await Assert.ThrowsAsync<NotAllowedException>(() => _one.AuditFigures.AgreementAsync(Ada, default));
        await _one.TakeAsync(Comment("c"));
        Assert.Null(await _one.Audit.TurnAsync(OfElsewhere, default));
    }

    // Answers until the golden comment has had its answer.
    private async Task GoldenAsync(Replica replica, NewVerdict verdict)
    {
        AuditTurn turn;
        do
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            turn = (await replica.Audit.TurnAsync(Ada, default))!;
            var answer = turn.Text == "Golden." ? verdict : NewVerdict.Approve;
            Assert.Equal(AuditOutcome.Done, await replica.Audit.AnswerAsync(Ada, turn.Token, answer));
        } while (turn.Text != "Golden.");
    }

    private Replica Auditing(string rate, string goldenShare) =>
        Replica.On(_database, _clock, ("Audit:Rate", rate), ("Audit:GoldenShare", goldenShare));

    private static CommentSubmitted Comment(string id, string text = "A remark.", int revision = 1) =>
        new()
        {
            SiteId = "site",
            CommentId = id,
            Revision = revision,
            Text = text,
        };

    private async Task<AuditTurn> TurnAsync(Actor by) =>
        await _one.Audit.TurnAsync(by, default) ?? throw new InvalidOperationException("Nothing waits.");

    private async Task AnswerAsync(Actor by, AuditTurn turn, NewVerdict verdict)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(AuditOutcome.Done, await _one.Audit.AnswerAsync(by, turn.Token, verdict));
    }

    private async Task<IReadOnlyList<LabelledComment>> LabelsAsync() =>
        await _one.Labels.AllAsync(CancellationToken.None).ToListAsync();

    private async Task<IReadOnlyList<DecisionMade>> EventsAsync(string id) =>
        [
            .. (await _one.Decisions.HistoryAsync("site", id, default)).Select(stored =>
                System.Text.Json.JsonSerializer.Deserialize<DecisionMade>(stored.Body, Wire.Json)!
            ),
        ];
}

public sealed class SqliteAuditDeskTests() : AuditDeskTests(Store.Sqlite);

public sealed class PostgresAuditDeskTests() : AuditDeskTests(Store.Postgres);
