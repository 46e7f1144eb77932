using System.Text.Json;
using Moderation.Contracts;
using Moderation.Service.Intake;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>What moderators rule, and undo.</summary>
public abstract class VerdictTests(Store store) : StoreTests(store)
{
    private const string Pending = "A blockedword.";

    private static readonly NewVerdict Spam = NewVerdict.Reject("spam");

    [Fact]
    public async Task Settle_Rejected_IsTheNextEventAndLeavesReview()
    {
        await One.TakeAsync(Comment("c", Pending));
        var first = (await EventsAsync("c"))[0];
        Clock.Advance(TimeSpan.FromMinutes(5));

        var answer = await SettleAsync(One, Ada, "c", NewVerdict.Reject("toxicity", "insult"));

        Assert.Equal(VerdictOutcome.Done, answer.Outcome);
        var made = (await EventsAsync("c"))[1];
        Assert.Equivalent(answer.Made, made, strict: true);
        Assert.Equivalent(
            first with
            {
                Sequence = 2,
                State = CommentState.Rejected,
                DecidedBy = "Ada",
                DecidedAt = Clock.GetUtcNow(),
                Categories = ["toxicity", "insult"],
                Statement = "A moderator rejected this comment: it insults somebody.",
            },
            made,
            strict: true
        );
        Assert.Equal(2, One.Transport.Sent.Count);
        Assert.Equal(0, await One.UnderReviewAsync());
    }

    [Fact]
    public async Task Settle_Approved_HasNeitherCategoriesNorStatement()
    {
        await One.TakeAsync(Comment("c", Pending));

        var made = (await SettleAsync(One, Ada, "c", NewVerdict.Approve)).Made!;

        Assert.Equal((CommentState.Approved, "Ada", 2), (made.State, made.DecidedBy, made.Sequence));
        Assert.Null(made.Categories);
        Assert.Null(made.Statement);
    }

    [Fact]
    public async Task Settle_PublishedComment_TakesItDown()
    {
        await One.TakeAsync(Comment("c"));

        var answer = await SettleAsync(One, Ada, "c", Spam);

        Assert.Equal(CommentState.Rejected, answer.Made!.State);
        var undone = await UndoAsync(Ada, "c");
        Assert.Equal(CommentState.Approved, undone.Made!.State);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Settle_TwoAtOnce_OneWinsAndTheOtherIsToldWhose()
    {
        await One.TakeAsync(Enumerable.Range(0, 20).Select(i => Comment($"c-{i}", Pending)));

        for (var i = 0; i < 20; i++)
        {
            var ada = Task.Run(() => SettleAsync(One, Ada, $"c-{i}", NewVerdict.Approve));
            var ben = Task.Run(() => SettleAsync(Other, Ben, $"c-{i}", Spam));
            var answers = await Task.WhenAll(ada, ben);

            var lost = Assert.Single(answers, a => a.Outcome == VerdictOutcome.Conflict);
            Assert.Single(answers, a => a.Outcome == VerdictOutcome.Done);
            Assert.Equal(
                lost == await ada ? ("Ben", Ruling.Reject, 1) : ("Ada", Ruling.Approve, 0),
                (lost.Earlier!.By, lost.Earlier.Ruling, lost.Earlier.Categories.Count)
            );
            Assert.Equal(Clock.GetUtcNow(), lost.Earlier.At);
            Assert.Equal(2, (await EventsAsync($"c-{i}")).Count);
        }
    }

    [Fact]
    public async Task Settle_SeveralOfWhichSomeCannotBe_TellsOfEach()
    {
        await One.TakeAsync(Comment("fresh", Pending), Comment("gone", Pending), Comment("edited", Pending));
        await One.TakeAsync(Comment("edited", "Fine now.", revision: 2), Comment("published"));
        await One.TakeAsync(Comment("settled", Pending));
        await SettleAsync(One, Ben, "settled", NewVerdict.Approve);
        await One.DeleteAsync("gone");
        await One.DeleteAsync("early");

        var answers = await One.Verdicts.SettleAsync(
            Ada,
            [
                Ref("fresh"),
                Ref("gone"),
                Ref("edited"),
                Ref("settled"),
                Ref("never"),
                Ref("published"),
                Ref("fresh"),
                Ref("early"),
                Ref("edited", 3),
            ],
            Spam
        );

        Assert.Equal(
            [
                VerdictOutcome.Done,
                VerdictOutcome.Gone,
                VerdictOutcome.Stale,
                VerdictOutcome.Conflict,
                VerdictOutcome.Unknown,
                VerdictOutcome.Done,
                VerdictOutcome.Conflict,
                VerdictOutcome.Gone,
                VerdictOutcome.Unknown,
            ],
            answers.Select(a => a.Outcome)
        );
        Assert.Equal((2, 1), (answers[2].Newest!.Revision, answers[2].Newest!.Sequence));
        Assert.Equal("Ada", answers[6].Earlier!.By);
    }

    [Fact]
    public async Task Settle_SequenceThatIsNotTheNewest_IsStale()
    {
        await One.TakeAsync(Comment("c", Pending));
        await SettleAsync(One, Ben, "c", Spam);
        await UndoAsync(Ben, "c");

        var answers = await One.Verdicts.SettleAsync(Ada, [Ref("c") with { Sequence = 1 }], Spam);

        Assert.Equal((VerdictOutcome.Stale, 3), (answers[0].Outcome, answers[0].Newest!.Sequence));
    }

    [Fact]
    public async Task Stand_OfWhatWasSeen_SaysOfEachWhetherItIsUnderReviewAndWhyNot()
    {
        await One.TakeAsync(
            Comment("open", Pending),
            Comment("settled", Pending),
            Comment("undone", Pending),
            Comment("edited", Pending),
            Comment("gone", Pending),
            Comment("published")
        );
        await SettleAsync(One, Ben, "settled", Spam);
        await SettleAsync(One, Ben, "undone", Spam);
        await UndoAsync(Ben, "undone");
        await One.TakeAsync(Comment("edited", Pending, revision: 2));
        await One.DeleteAsync("gone");

        CommentRef[] seen =
        [
            .. new[] { "open", "settled", "undone", "edited", "gone", "published", "never" }.Select(id =>
                Ref(id) with
                {
                    Sequence = 1,
                }
            ),
        ];
        var answers = await Other.Verdicts.StandAsync(Ada, seen, CancellationToken.None);

        Assert.Equal(
            [
                VerdictOutcome.Done,
                VerdictOutcome.Conflict,
                VerdictOutcome.Stale,
                VerdictOutcome.Stale,
                VerdictOutcome.Gone,
                VerdictOutcome.NotUnderReview,
                VerdictOutcome.Unknown,
            ],
            answers.Select(answer => answer.Outcome)
        );
        Assert.Equal(seen, answers.Select(answer => answer.Comment));
        Assert.Equal("Ben", answers[1].Earlier!.By);
        Assert.Equal((1, 3), (answers[2].Newest!.Revision, answers[2].Newest!.Sequence));
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.Verdicts.StandAsync(OfElsewhere, seen, CancellationToken.None)
        );
    }

    [Fact]
    public async Task Undo_OfAPendingComment_BringsItBackInItsPlaceWithItsMarks()
    {
        await One.TakeAsync(Comment("c", Pending));
        var since = Clock.GetUtcNow();
        await One.Escalations.EscalateAsync(Ben, Ref("c"), "Is this the one from Monday?");
        await ReportAsync("c", 2);
        var before = Assert.Single(await ListAsync());
        Clock.Advance(TimeSpan.FromHours(1));
        await SettleAsync(One, Ada, "c", Spam);
        Assert.Empty(await ListAsync());
        Clock.Advance(TimeSpan.FromHours(1));

        var answer = await UndoAsync(Ben, "c");

        Assert.Equal(VerdictOutcome.Done, answer.Outcome);
        var made = answer.Made!;
        Assert.Equal((CommentState.Pending, 3, "Ben"), (made.State, made.Sequence, made.DecidedBy));
        Assert.Null(made.Categories);
        Assert.Null(made.Statement);
        Assert.NotEmpty(made.Reasons);
        var back = Assert.Single(await ListAsync());
        Assert.Equal(since, back.Since);
        Assert.Equal(2, back.Reported);
        Assert.Equal("2 readers reported this.", back.Decision.Reasons[0].Message);
        Assert.Equal(
            (before.EscalatedAt, "Ben", "Is this the one from Monday?", before.Risk),
            (back.EscalatedAt, back.EscalatedBy, back.EscalationNote, back.Risk)
        );
        // And it can be settled anew.
        Assert.Equal(4, (await SettleAsync(Other, Ada, "c", NewVerdict.Approve)).Made!.Sequence);
    }

    [Fact]
    public async Task Undo_WhatIsUndoneOrWasNeverSettled_SaysSo()
    {
        await One.TakeAsync(Comment("c", Pending), Comment("never", Pending));
        await SettleAsync(One, Ada, "c", Spam);
        await UndoAsync(Ben, "c");

        var again = await UndoAsync(Ada, "c");
        var never = await UndoAsync(Ada, "never");

        Assert.Equal(VerdictOutcome.Conflict, again.Outcome);
        Assert.Equal(("Ada", "Ben"), (again.Earlier!.By, again.Earlier.UndoneBy));
        Assert.Equal(Clock.GetUtcNow(), again.Earlier.UndoneAt);
        Assert.Equal(VerdictOutcome.Conflict, never.Outcome);
        Assert.Null(never.Earlier);
        Assert.Equal(3, (await EventsAsync("c")).Count);
    }

    [Fact]
    public async Task Undo_CommentThatIsGoneOrEditedMeanwhile_ChangesNothing()
    {
        await One.TakeAsync(Comment("gone", Pending), Comment("edited", Pending));
        await One.Verdicts.SettleAsync(Ada, [Ref("gone"), Ref("edited")], Spam);
        await One.DeleteAsync("gone");
        await One.TakeAsync(Comment("edited", "Fine.", revision: 2));

        var answers = await One.Verdicts.UndoAsync(Ada, [Ref("gone"), Ref("edited"), Ref("never")]);

        Assert.Equal(
            [VerdictOutcome.Gone, VerdictOutcome.Stale, VerdictOutcome.Unknown],
            answers.Select(a => a.Outcome)
        );
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Submit_AgainAfterAVerdict_GivesTheVerdict()
    {
        await One.TakeAsync(Comment("c", Pending));
        var made = (await SettleAsync(One, Ada, "c", Spam)).Made!;

        Assert.Equal([IntakeOutcome.Duplicate], await Other.TakeAsync(Comment("c", Pending)));

        var sent = Assert.Single(Other.Transport.Sent);
        Assert.Equal("Ada", sent.DecidedBy);
        Assert.Equivalent(made, JsonSerializer.Deserialize<DecisionMade>(sent.Body, Wire.Json), strict: true);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task Settle_OfASiteThatIsNotHis_IsRefusedAndSettlesNothing()
    {
        await One.TakeAsync(Comment("c", Pending));

        await Assert.ThrowsAsync<NotAllowedException>(() => SettleAsync(One, OfElsewhere, "c", Spam));
        await Assert.ThrowsAsync<NotAllowedException>(() => SettleAsync(One, Platform, "c", Spam));
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Verdicts.UndoAsync(OfElsewhere, [Ref("c")]));
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Escalations.EscalateAsync(OfElsewhere, Ref("c"), null));

        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task Escalate_WhatIsNotUnderReview_SaysWhoSettledIt()
    {
        await One.TakeAsync(Comment("c", Pending));
        await SettleAsync(One, Ben, "c", Spam);

        var answer = await One.Escalations.EscalateAsync(Ada, Ref("c"), null);

        Assert.Equal((VerdictOutcome.NotUnderReview, "Ben"), (answer.Outcome, answer.Earlier!.By));
    }

    [Fact]
    public async Task Delete_AfterAVerdict_BlanksTheNotesAboutItAndKeepsTheVerdict()
    {
        await One.TakeAsync(Comment("c", Pending), Comment("d", Pending));
        var noted = NewVerdict.Make(Ruling.Reject, ["spam"], "It says: blockedword.", out _)!;
        await One.Escalations.EscalateAsync(Ben, Ref("c"), "Look at its blockedword.");
        await ReportAsync("c", 1, "It says blockedword.");
        await One.Verdicts.SettleAsync(Ada, [Ref("c"), Ref("d")], noted);

        await One.DeleteAsync("c");

        Assert.Equal(2, await Database.ScalarAsync<long>("select count(*) from verdicts"));
        Assert.Equal("d", await Database.ScalarAsync<string>("select comment_id from verdicts where note is not null"));
        Assert.Equal(
            0,
            await Database.ScalarAsync<long>(
                "select count(*) from verdicts where comment_id = 'c' and escalation_note is not null"
            )
        );
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from reports where note is not null"));
    }

    [Fact]
    public async Task Settle_WhileTheTransportIsSilent_AnswersAndLeavesItToTheSweep()
    {
        await One.TakeAsync(Comment("c", Pending));
        One.Transport.IsSilent = true;

        var answer = await SettleAsync(One, Ada, "c", Spam).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(VerdictOutcome.Done, answer.Outcome);
        Assert.Equal(1, await Database.UnsentAsync());
    }

    private static CommentRef Ref(string id, int revision = 1) => new("site", id, revision);

    private static async Task<VerdictAnswer> SettleAsync(Replica replica, Actor by, string id, NewVerdict verdict) =>
        (await replica.Verdicts.SettleAsync(by, [Ref(id)], verdict))[0];

    private async Task<VerdictAnswer> UndoAsync(Actor by, string id) =>
        (await Other.Verdicts.UndoAsync(by, [Ref(id)]))[0];

    private async Task<IReadOnlyList<ReviewItem>> ListAsync() =>
        (
            await One.Review.ListAsync(
                Ada,
                ReviewFilter.Everything,
                ReviewOrder.Risk,
                null,
                100,
                CancellationToken.None
            )
        ).Items;

    private async Task<IReadOnlyList<DecisionMade>> EventsAsync(string id) =>
        (await One.History.FindAsync("site", id, CancellationToken.None))!.History;

    private async Task ReportAsync(string id, int times, string? note = null)
    {
        for (var i = 0; i < times; i++)
        {
            var report = new CommentReported
            {
                SiteId = "site",
                CommentId = id,
                Note = note,
            };
            await One.Reports.TakeAsync(Platform, report, null, isRepeat: false, CancellationToken.None);
        }
    }
}

public sealed class PostgresVerdictTests() : VerdictTests(Store.Postgres);

public sealed class SqliteVerdictTests() : VerdictTests(Store.Sqlite);
