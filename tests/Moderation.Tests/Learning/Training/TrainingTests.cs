using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Models;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Training;
using Moderation.Service.Review;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Training;

/// <summary>Imports, verdicts and a training on them, as two replicas do them.</summary>
public abstract class TrainingTests(Store store) : StoreTests(store)
{
    private protected static string Root => ShippedModel.Model.Version;

    private protected async Task<StoredTraining> RunAsync()
    {
        var asked = await Other.Trainings.AskAsync(
            Admin,
            new TrainingWish { Marked = [.. MarkedFigures.Default, ExaminedFigure.FunctionalPassed] }
        );
        Assert.True(await One.TrainingWork.StepAsync(default));
        return (await Other.Trainings.FindAsync(Admin, asked.Training.Id, default))!;
    }

    private protected async Task SettleAsync(string kind, int count, NewVerdict verdict)
    {
        CommentRef[] comments =
        [
            .. Enumerable.Range(0, count).Select(number => new CommentRef("site", $"{kind}-{number}", 1)),
        ];
        var answers = await One.Verdicts.SettleAsync(Ada, comments, verdict);
        Assert.All(answers, answer => Assert.Equal(VerdictOutcome.Done, answer.Outcome));
    }

    private protected Task<ImportReport> ImportAsync(string name, params IEnumerable<LabelRow>[] rows) =>
        One.LabelImports.TakeAsync(Admin, name, isGolden: false, Lines([.. rows.SelectMany(some => some)]), default);

    // Two hundred comments in as many threads, each with the words in it.
    private protected static IEnumerable<LabelRow> Invented(string words, bool? toxic, bool? spam = false) =>
        InventedTexts
            .With(words, 200)
            .Select(
                (text, number) =>
                    new LabelRow
                    {
                        Text = text,
                        Thread = $"{words}-{number}",
                        At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(number),
                        Answer = new(toxic, spam, []),
                    }
            );

    private protected static async IAsyncEnumerable<LabelLine> Lines(LabelRow[] rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            yield return new LabelLine(i + 1, rows[i]);
        }

        await Task.CompletedTask;
    }
}
