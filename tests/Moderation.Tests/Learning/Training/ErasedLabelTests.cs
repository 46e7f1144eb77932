using Moderation.Contracts;
using Moderation.Engine.Training;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Training;

/// <summary>What a training knows of labels whose comments the blog has deleted, and of audits without an answer.</summary>
public abstract class ErasedLabelTests(Store store) : IAsyncLifetime
{
    private static readonly NewVerdict Spam = NewVerdict.Reject("spam");

    private readonly TestClock _clock = new();
    private TestDatabase _database = null!;
    private Replica _one = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await MigratedDatabase.CreateAsync(store);
        _one = Replica.On(_database, _clock, ("Audit:Rate", "1"), ("Audit:GoldenShare", "0"));
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task All_CommentsThatWereJudgedAndDeleted_AreToldOnceEach()
    {
        await _one.TakeAsync(Comment("bad", "Buy this."), Comment("fine", "A remark."), Comment("kept", "Another."));
        await AnswerAsync("Buy this.", Spam);
        await AnswerAsync("A remark.", NewVerdict.Approve);
        await AnswerAsync("Another.", Spam);
        await _one.TakeAsync(
            Comment("held", "A blockedword."),
            Comment("open", "A blockedword."),
            Comment("undone", "A blockedword.")
        );
        await _one.Verdicts.SettleAsync(Ada, [new("site", "held", 1), new("site", "undone", 1)], Spam);
        await _one.Verdicts.UndoAsync(Ada, [new("site", "undone", 1)]);
        foreach (var deleted in new[] { "bad", "fine", "held", "open", "undone" })
        {
            await _one.DeleteAsync(deleted);
        }

        var (erased, left) = await ReadAsync();

        Assert.Equal(
            [
                ("site/bad", true, false, 1, LabelOrigin.Audit),
                ("site/fine", false, false, 1, LabelOrigin.Audit),
                ("site/held", true, true, 1, LabelOrigin.Verdict),
            ],
            erased
                .Select(one => (one.Thread, one.IsBad, one.IsHeld, one.Probability!.Value, one.Origin))
                .OrderBy(one => one.Thread)
        );
        Assert.Equal("site/kept/1", Assert.Single(left).Id);
    }

    [Fact]
    public async Task Threads_WhereTheFirstLabelIsUndoneOrItsCommentDeleted_BeginWithItAllTheSame()
    {
        var first = _clock.GetUtcNow();
        await _one.TakeAsync(In("undone", "a"), In("deleted", "b"), In("open", "c"));
        await _one.Verdicts.SettleAsync(Ada, [new("site", "undone", 1), new("site", "deleted", 1)], Spam);
        await _one.Verdicts.UndoAsync(Ada, [new("site", "undone", 1)]);
        await _one.DeleteAsync("deleted");
        _clock.Advance(TimeSpan.FromDays(1));
        await _one.TakeAsync(In("a2", "a"), In("b2", "b"), In("c2", "c"));
        await _one.Verdicts.SettleAsync(Ada, [new("site", "a2", 1), new("site", "b2", 1), new("site", "c2", 1)], Spam);

        var threads = await _one.Labels.ThreadsAsync(default);

        Assert.Equal(
            [("site/a", first), ("site/b", first), ("site/c", first.AddDays(1))],
            threads.Select(one => (one.Key, one.Value)).Order()
        );

        static CommentSubmitted In(string id, string thread) =>
            Comment(id, $"A blockedword of {id}.") with
            {
                ThreadId = thread,
            };
    }

    [Fact]
    public async Task Weigh_AnswerTakenBackByAnUndoneVerdict_IsNoAnswer()
    {
        await _one.TakeAsync(Comment("a", "One."), Comment("b", "Two."), Comment("c", "Three."), Comment("d", "Four."));
        await AnswerAsync("One.", Spam);
        await AnswerAsync("Two.", Spam);
        await AnswerAsync("Three.", NewVerdict.Approve);
        await _one.Verdicts.UndoAsync(Ada, [new("site", "a", 1)]);
        await _one.DeleteAsync("b");
        var (gone, read) = await ReadAsync();

        var (labels, erased, _, answered) = await WeighAsync(read, gone);

        Assert.Equal(0.5, answered);
        Assert.Equal((false, 0.5), (Assert.Single(labels).Spam!.Value, labels[0].Probability));
        Assert.Equal((true, 0.5), (Assert.Single(erased).IsBad, erased[0].Probability));
    }

    [Fact]
    public async Task Weigh_VerdictOnADrawnComment_IsAnAnswerAndWeighsLikeOne()
    {
        await _one.TakeAsync(
            Comment("answered", "One."),
            Comment("found", "Two."),
            Comment("other", "Three."),
            Comment("waiting", "Four."),
            Comment("held", "A blockedword.")
        );
        await AnswerAsync("One.", NewVerdict.Approve);
        await _one.Verdicts.SettleAsync(Ben, [new("site", "found", 1)], Spam);
        // It is bad, and no label: an answer all the same.
        await _one.Verdicts.SettleAsync(Ben, [new("site", "other", 1)], NewVerdict.Reject("other"));
        await _one.Verdicts.SettleAsync(Ben, [new("site", "held", 1)], NewVerdict.Approve);
        var (read, rejected) = (new List<LabelledComment>(), new List<UnsettledComment>());
        await foreach (var label in _one.Labels.AllAsync(_ => { }, rejected.Add, default))
        {
            read.Add(label);
        }

        var (labels, _, unsettled, answered) = await WeighAsync(read, [], [.. rejected]);

        Assert.Equal(0.75, answered);
        // The three that are known speak for the four that were drawn, and what was held for itself.
        Assert.Equal(
            [("answered", 0.75), ("found", 0.75), ("held", 1)],
            labels
                .Select(label => (label.Thread["site/".Length..], label.Probability!.Value))
                .OrderBy(label => label.Item1)
        );
        Assert.Equal(("site/other", 0.75), (Assert.Single(unsettled).Thread, unsettled[0].Probability));
    }

    // Of those that were drawn long ago nearly all may have an answer, or none can have one any more: neither tells of the others.
    [Fact]
    public async Task Weigh_OtherSharesAnsweredOnEitherSide_WeighsEachByItsOwn()
    {
        await _one.TakeAsync(In("a", "One."), In("b", "Two."), In("c", "Three."), In("d", "Four."));
        await AnswerAsync("One.", NewVerdict.Approve);
        foreach (var id in new[] { "b", "c", "d" })
        {
            await _one.DeleteAsync(id);
        }

        _clock.Advance(TimeSpan.FromDays(1));
        var cut = _clock.GetUtcNow();
        await _one.TakeAsync(In("e", "Five."), In("f", "Six."));
        await AnswerAsync("Five.", NewVerdict.Approve);
        var (gone, read) = await ReadAsync();
        var sides = read.ToLookup(label => label.At >= cut);

        var (split, _, _, answered) = await _one.Responses.WeighAsync(
            LabelSplit.Of([]) with
            {
                Training = [.. sides[false]],
                Examination = [.. sides[true]],
                Cut = cut,
            },
            gone,
            [],
            default
        );

        Assert.Equal(0.25, Assert.Single(split.Training).Probability);
        Assert.Equal((0.5, 0.5), (Assert.Single(split.Examination).Probability, answered));

        static CommentSubmitted In(string id, string text) => Comment(id, text) with { ThreadId = id };
    }

    [Fact]
    public async Task Unsettled_SinceACut_AreThoseThatNobodyRuledOn()
    {
        await _one.TakeAsync(Comment("before", "A blockedword."));
        _clock.Advance(TimeSpan.FromDays(1));
        var cut = _clock.GetUtcNow();
        await _one.TakeAsync([
            .. new[] { "open", "settled", "undone", "gone", "expired", "edited", "other" }.Select(id =>
                Comment(id, $"A blockedword, {id}.")
            ),
            Comment("approved", "A remark."),
        ]);
        await _one.Verdicts.SettleAsync(Ada, [new("site", "settled", 1), new("site", "undone", 1)], Spam);
        await _one.Verdicts.UndoAsync(Ada, [new("site", "undone", 1)]);
        await _one.Verdicts.SettleAsync(Ada, [new("site", "other", 1)], NewVerdict.Reject("other"));
        await _one.Verdicts.SettleAsync(Actor.Service, [new("site", "expired", 1)], Spam);
        await _one.DeleteAsync("gone");
        await _one.TakeAsync(Comment("edited", "A blockedword, edited.") with { Revision = 2 });

        var sent = await _one.SentToReview.UnsettledSinceAsync(cut, default);
        var rejected = new List<UnsettledComment>();
        await _one.Labels.AllAsync(_ => { }, rejected.Add, default).ToListAsync();

        Assert.Equal(
            [("edited", true), ("expired", true), ("gone", false), ("open", true), ("undone", true)],
            sent.Select(one => (one.Thread["site/".Length..], one.Comment is not null)).Order()
        );
        Assert.All(sent, one => Assert.Equal((true, 1), (one.IsHeld, one.Probability)));
        Assert.Contains(sent, one => one.Comment?.Text == "A blockedword, edited.");
        Assert.Equal("site/other", Assert.Single(rejected).Thread);
        Assert.Equal(1, rejected[0].Probability);
    }

    [Fact]
    public async Task Unsettled_VeryMany_AreAPartWithItsProbability()
    {
        await _one.TakeAsync(
            Enumerable.Range(0, 400).Select(number => Comment($"c{number}", $"A blockedword, {number}."))
        );

        var some = await _one.SentToReview.UnsettledSinceAsync(_clock.GetUtcNow().AddDays(-1), default, most: 100);
        var again = await _one.SentToReview.UnsettledSinceAsync(_clock.GetUtcNow().AddDays(-1), default, most: 100);

        Assert.InRange(some.Count, 40, 100);
        Assert.Contains(some[0].Probability, new[] { 0.25, 0.125 });
        Assert.All(some, one => Assert.Equal(some[0].Probability, one.Probability));
        // It stands for them all: 400, give or take three standard deviations.
        Assert.InRange(some.Count / some[0].Probability, 400 - 170, 400 + 170);
        Assert.Equal(some.Select(one => one.Thread), again.Select(one => one.Thread));
    }

    [Fact]
    public async Task Recent_DeletedComments_AreThereAsTheyWereDecided()
    {
        await _one.TakeAsync(
            Enumerable
                .Range(0, 120)
                .Select(number => Comment($"c{number}", $"{(number < 20 ? "A blockedword" : "Remark")} {number}."))
        );
        for (var number = 0; number < 60; number++)
        {
            await _one.DeleteAsync($"c{number}");
        }

        _clock.Advance(TimeSpan.FromDays(2));
        var newest = await _one.Recent.ReadAsync(default);

        Assert.Equal((60, 60, 60.0), (newest.Comments.Count, newest.Gone.Count, newest.PerDay));
        Assert.Equal(20, newest.Gone.Count(gone => gone.WasReviewed));
        // The decision has four digits of them.
        var scores = _one.InForce.Current.Model.Score(new("Remark 59."));
        Assert.Contains(
            newest.Gone,
            gone =>
                Math.Abs(gone.Scores.Toxicity - scores.Toxicity) < 1e-4
                && Math.Abs(gone.Scores.Spam - scores.Spam) < 1e-4
        );
    }

    [Fact]
    public async Task Recent_SinceACut_IsWhatCameSinceWhereThatIsEnough()
    {
        await _one.TakeAsync(Enumerable.Range(0, 30).Select(number => Comment($"old{number}", $"Remark {number}.")));
        await _one.DeleteAsync("old0");
        _clock.Advance(TimeSpan.FromDays(1));
        var cut = _clock.GetUtcNow();
        await _one.TakeAsync(Enumerable.Range(0, 201).Select(number => Comment($"c{number}", $"Another {number}.")));
        await _one.DeleteAsync("c0");
        var all = await _one.Recent.ReadAsync(default);

        var since = all.Since(cut);
        await _one.DeleteAsync("c1");
        var tooFew = (await _one.Recent.ReadAsync(default)).Since(cut);

        Assert.Equal((229, 2), (all.Comments.Count, all.Gone.Count));
        Assert.Equal((200, 1, cut), (since.Comments.Count, since.Gone.Count, since.From!.Value));
        Assert.Equal((228, 3), (tooFew.Comments.Count, tooFew.Gone.Count));
        Assert.Equal(all.Comments, all.Since(null).Comments);
    }

    private async Task<(List<ErasedLabel> Erased, List<LabelledComment> Left)> ReadAsync()
    {
        var erased = new List<ErasedLabel>();
        return (erased, await _one.Labels.AllAsync(erased.Add, _ => { }, default).ToListAsync());
    }

    // As if all of it examined.
    private async Task<(
        IReadOnlyList<LabelledComment> Labels,
        IReadOnlyList<ErasedLabel> Erased,
        IReadOnlyList<UnsettledComment> Unsettled,
        double? Answered
    )> WeighAsync(List<LabelledComment> labels, List<ErasedLabel> gone, params IReadOnlyList<UnsettledComment> other)
    {
        var split = LabelSplit.Of([]) with { Examination = labels, Cut = DateTimeOffset.MinValue };
        var (weighed, erased, unsettled, answered) = await _one.Responses.WeighAsync(split, gone, other, default);
        return (weighed.Examination, erased, unsettled, answered);
    }

    // The oldest comes first.
    private async Task AnswerAsync(string text, NewVerdict verdict)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        var turn = (await _one.Audit.TurnAsync(Ada, default))!;
        Assert.Equal(text, turn.Text);
        Assert.Equal(AuditOutcome.Done, await _one.Audit.AnswerAsync(Ada, turn.Token, verdict));
    }

    private static CommentSubmitted Comment(string id, string text) =>
        new()
        {
            SiteId = "site",
            CommentId = id,
            ThreadId = id,
            Revision = 1,
            Text = text,
        };
}

public sealed class PostgresErasedLabelTests() : ErasedLabelTests(Store.Postgres);

public sealed class SqliteErasedLabelTests() : ErasedLabelTests(Store.Sqlite);
