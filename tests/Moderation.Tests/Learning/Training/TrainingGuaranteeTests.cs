using Moderation.Contracts;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Training;
using Moderation.Service.Review;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Training;

/// <summary>From audits and verdicts, through a training, to the thresholds that keep a guarantee.</summary>
public abstract class TrainingGuaranteeTests(Store store) : IAsyncLifetime
{
    private const int Fine = 360;
    private const int Bad = 40;

    private readonly TestClock _clock = new();
    private TestDatabase _database = null!;
    private Replica _one = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await MigratedDatabase.CreateAsync(store);
        _one = Replica.On(
            _database,
            _clock,
            ("Audit:Rate", "1"),
            ("Audit:GoldenShare", "0"),
            ("Policy:ToxicityThreshold", "0.5"),
            ("Policy:SpamThreshold", "0.5")
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Run_AuditsOfWhatWasApproved_GiveAGuaranteeThatWhatWaitsDoesNotLoosenAndWhatIsGoneTakesAway()
    {
        await TakeAsync();
        await AnswerAsync();
        await SettleAsync(0, Bad);

        var all = await ExamineAsync();

        await _one.Verdicts.UndoAsync(
            Ada,
            [.. Insults(Bad - Bad / 4, Bad).Select(id => new CommentRef("site", id, 1))]
        );
        var waiting = await ExamineAsync();
        foreach (var id in Insults(Bad - Bad / 4, Bad))
        {
            await _one.DeleteAsync(id);
        }

        var gone = await ExamineAsync();

        Assert.True(all.IsGuaranteed);
        Assert.InRange(all.Limit!.Value, 0, all.Risk);
        Assert.Equal((0, 0), (all.Unsettled, all.UnsettledApproved));
        // They are scored, and what scores like that is sent to review.
        Assert.True(waiting.IsGuaranteed);
        Assert.InRange(waiting.Unsettled, 1, Bad / 4);
        Assert.Equal(0, waiting.UnsettledApproved);
        Assert.InRange(waiting.Bad, 0, all.Bad);
        // What nobody can look at any more may have been anything, and may score as anything.
        Assert.False(gone.IsGuaranteed);
        Assert.Equal((waiting.Unsettled, waiting.Unsettled), (gone.Unsettled, gone.UnsettledApproved));
    }

    // Bad ones and fine ones by turns, each in a thread of its own.
    private async Task TakeAsync()
    {
        string[] fine = [.. InventedTexts.With("a remark", Fine)];
        string[] bad = [.. InventedTexts.With("you are a stupid worthless idiot, shut up", Bad)];
        for (var number = 0; number < Bad; number++)
        {
            foreach (var one in Enumerable.Range(number * (Fine / Bad), Fine / Bad))
            {
                await TakeAsync($"fine-{one}", fine[one]);
            }

            await TakeAsync($"bad-{number}", bad[number]);
        }

        Assert.Equal(Bad, await _one.UnderReviewAsync());
    }

    private async Task TakeAsync(string id, string text)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _one.TakeAsync(
            new CommentSubmitted
            {
                SiteId = "site",
                CommentId = id,
                ThreadId = id,
                Revision = 1,
                Text = text,
            }
        );
    }

    private async Task AnswerAsync()
    {
        while (await _one.Audit.TurnAsync(Ada, default) is { } turn)
        {
            Assert.Equal(AuditOutcome.Done, await _one.Audit.AnswerAsync(Ada, turn.Token, NewVerdict.Approve));
        }
    }

    private async Task SettleAsync(int from, int to)
    {
        CommentRef[] comments = [.. Insults(from, to).Select(id => new CommentRef("site", id, 1))];
        var answers = await _one.Verdicts.SettleAsync(Ada, comments, NewVerdict.Reject("toxicity", "insult"));
        Assert.All(answers, answer => Assert.Equal(VerdictOutcome.Done, answer.Outcome));
    }

    private static IEnumerable<string> Insults(int from, int to) =>
        Enumerable.Range(from, to - from).Select(number => $"bad-{number}");

    private async Task<ChosenThresholds> ExamineAsync()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        var asked = await _one.Trainings.AskAsync(Admin, new TrainingWish { Risk = 0.1 });
        Assert.True(await _one.TrainingWork.StepAsync(default));
        var training = (await _one.Trainings.FindAsync(Admin, asked.Training.Id, default))!;
        return (await _one.ModelReports.FindAsync(Admin, training.Model!, default))!.Examination.Chosen;
    }
}

public sealed class PostgresTrainingGuaranteeTests() : TrainingGuaranteeTests(Store.Postgres);

public sealed class SqliteTrainingGuaranteeTests() : TrainingGuaranteeTests(Store.Sqlite);
