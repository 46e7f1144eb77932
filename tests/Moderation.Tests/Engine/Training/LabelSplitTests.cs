using System.Globalization;
using Moderation.Engine.Deciding;
using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Training;

public sealed class LabelSplitTests
{
    private const string Long = "the kettle on the third floor whistles every morning before anyone has come to work";

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_ManyThreads_PutsTheNewestQuarterIntoTheExaminationAndNoThreadOnBothSides()
    {
        var labels = Labels(400, perThread: 4);

        var split = LabelSplit.Of([.. labels.OrderBy(label => StableHash.Of(label.Id))]);

        Assert.Equal(100, split.Examination.Count);
        Assert.Equal(300, split.Training.Count);
        Assert.Empty(Threads(split.Training).Intersect(Threads(split.Examination)));
        Assert.True(split.Training.Max(label => label.At) < split.Examination.Min(label => label.At));
        Assert.Equal(split.Examination.Min(label => label.At), split.Cut);
    }

    [Fact]
    public void Of_OldThreadWithNewComments_StaysInTheTraining()
    {
        var labels = Labels(40, perThread: 4);
        var late = Label("late", "t0", 10_000);

        var split = LabelSplit.Of([.. labels, late]);

        Assert.Contains(late, split.Training);
    }

    [Fact]
    public void Of_NearlyTheSameComments_LeaveTheExamination()
    {
        var labels = Labels(400, perThread: 4);
        labels[0] = labels[0] with { Comment = new Comment(Long) };
        labels[1] = labels[1] with { Comment = new Comment("Thanks!") };
        labels[396] = labels[396] with { Comment = new Comment($"{Long.ToUpperInvariant()}!!! 17") };
        labels[397] = labels[397] with { Comment = new Comment("Thanks!") };
        labels[398] = labels[398] with { Comment = new Comment("Thanks, all!") };

        var split = LabelSplit.Of(labels);

        Assert.Equal(2, split.NearDuplicates);
        Assert.Equal(98, split.Examination.Count);
        Assert.DoesNotContain(labels[396], split.Examination);
        Assert.DoesNotContain(labels[397], split.Examination);
        Assert.Contains(labels[398], split.Examination);
    }

    [Fact]
    public void Of_GoldenComments_ExamineAlwaysAndTheirTextsTrainNever()
    {
        var labels = Labels(40, perThread: 4);
        var golden = labels[3] with { Id = "golden:1", Origin = LabelOrigin.Golden, At = Start.AddYears(-1) };

        var split = LabelSplit.Of([.. labels, golden]);

        Assert.Contains(golden, split.Examination);
        Assert.DoesNotContain(split.Training, label => label.Comment.Text == golden.Comment.Text);
        Assert.Equal(1, split.GoldenTexts);
        Assert.Equal(1, split.ExaminationCounts.Golden);
        Assert.Equal(0, split.TrainingCounts.Golden);
    }

    [Fact]
    public void Of_ThreadsThatAnEarlierModelLearnedFrom_AreTrainedOnAgain()
    {
        var labels = Labels(400, perThread: 4);
        var until = labels[360].At;

        var split = LabelSplit.Of(labels, trainedUntil: until);

        Assert.Equal(until, split.Cut);
        Assert.Equal(40, split.Examination.Count);
        Assert.Empty(LabelSplit.Of(labels, trainedUntil: Start.AddYears(1)).Examination);
    }

    // As the comments of a batch do, which all came at one moment.
    [Fact]
    public void Of_ThreadsThatBeganAtTheMomentOfTheCut_NeverChangeSides()
    {
        var older = Labels(200, perThread: 4);
        var batch = Enumerable
            .Range(0, 100)
            .Select(number => Label($"b{number}", $"batch-{number}", 1_000) with { At = older[^1].At.AddDays(1) })
            .ToArray();
        // Ruled on later: labels in threads that taught, and one in a thread of the batch that nobody had come to.
        LabelledComment[] later =
        [
            .. Labels(200, perThread: 4)
                .Select(label => label with { Id = $"{label.Id}-late", At = label.At.AddDays(9) }),
            batch[0] with
            {
                Id = "late",
                Thread = "batch-late",
            },
        ];
        var before = LabelSplit.Of([.. older, .. batch]);

        var after = LabelSplit.Of(
            [.. older, .. batch, .. later],
            trainedUntil: before.Cut,
            began: older.GroupBy(label => label.Thread).ToDictionary(all => all.Key, all => all.Min(one => one.At)),
            examinedAtCut: before.ExaminedAtCut
        );

        Assert.Equal(batch[0].At, before.Cut);
        Assert.InRange(before.ExaminedAtCut.Count, 1, 99);
        Assert.NotEmpty(after.Examination);
        Assert.Empty(Threads(after.Examination).Intersect(Threads(before.Training)));
        Assert.DoesNotContain(after.Examination, label => label.Id == "late");
    }

    [Fact]
    public void Of_ThreadThatTaughtAndLostItsFirstLabels_ExaminesNothing()
    {
        // Of each thread the last comment comes long after the others.
        LabelledComment[] labels =
        [
            .. Labels(400, perThread: 4)
                .Select((label, number) => number % 4 < 3 ? label : label with { At = label.At.AddDays(10) }),
        ];
        var began = labels.GroupBy(label => label.Thread).ToDictionary(all => all.Key, all => all.Min(one => one.At));
        var before = LabelSplit.Of(labels, began: began);
        // Ten of the oldest have their last comment left, and one has nothing left.
        LabelledComment[] left = [.. labels.Where((_, number) => number >= 44 || (number < 40 && number % 4 == 3))];
        var erased = new ErasedLabel
        {
            Thread = labels[43].Thread,
            At = labels[43].At,
            IsBad = true,
        };

        var after = LabelSplit.Of(left, trainedUntil: before.Cut, began: began);

        Assert.Equal(23, Threads(after.Examination).Count);
        Assert.Empty(Threads(after.Examination).Intersect(Threads(before.Training)));
        Assert.Empty(after.ExaminedOf([erased], label => (label.Thread, label.At)));
    }

    [Fact]
    public void Of_Imports_NoneThatTaughtEverExaminesWhateverIsImportedOrWithdrawn()
    {
        var (oldest, middle, newest) = (Imported("oldest", 0), Imported("middle", 10), Imported("newest", 20));

        LabelSplit[] splits =
        [
            LabelSplit.Of(middle),
            LabelSplit.Of([.. oldest, .. middle, .. newest]),
            LabelSplit.Of([.. oldest, .. middle]),
            LabelSplit.Of([.. middle, .. newest]),
        ];

        var taught = splits.SelectMany(split => split.Training).ToHashSet();
        var examined = splits.SelectMany(split => split.Examination).ToHashSet();
        Assert.Empty(taught.Intersect(examined));
        Assert.Empty(Threads(taught).Intersect(Threads(examined)));
        Assert.InRange(examined.Count, 3 * 75, 3 * 125);
    }

    [Fact]
    public void Of_ImportsWithoutThreads_StandWhereTheirTextsDidBefore()
    {
        var labels = Imported("a", 0, perThread: 1).Select(label => label with { Thread = label.Id }).ToArray();
        var again = labels.Select(label => label with { Id = $"{label.Id}0", Thread = $"{label.Id}0" }).ToArray();

        var (before, after) = (LabelSplit.Of(labels), LabelSplit.Of(again));

        Assert.Equal(Texts(before.Examination), Texts(after.Examination));
        Assert.InRange(before.Examination.Count, 75, 125);
    }

    [Fact]
    public void Of_ImportOfOneThread_ExaminesWholeOrNotAtAllUnlessItIsTooLong()
    {
        var threads = Enumerable.Range(0, 40).Select(number => $"t{number}").ToLookup(thread => Examined(thread, 20));

        // One in four, by its name.
        Assert.Equal([0, 20], threads.Select(side => side.Key).Order());
        Assert.InRange(threads[20].Count(), 4, 16);
        // One that is a source examines by a quarter of its texts, and one that teaches does so whatever its length.
        var (count, quarter) = (LabelSplit.LongThread + 1, LabelSplit.LongThread / 4);
        Assert.InRange(Examined(threads[20].First(), count), quarter / 2, 2 * quarter);
        Assert.Equal(0, Examined(threads[0].First(), count));

        static int Examined(string thread, int count) =>
            LabelSplit
                .Of([.. Imported(thread, 0, count: count).Select(label => label with { Thread = thread })])
                .Examination.Count;
    }

    // Of an import that is withdrawn, or whose comments their blog deletes.
    [Fact]
    public void Of_LongImportedThreadThatShrinks_ExaminesByNothingThatTaught()
    {
        var thread = Enumerable
            .Range(0, 40)
            .Select(number => $"t{number}")
            .First(name => Split(name, 20).Training.Count == 0);
        var before = Split(thread, LabelSplit.LongThread + 100);

        var after = Split(thread, LabelSplit.LongThread - 100, before.CutThreads);
        var grown = Split(thread, LabelSplit.LongThread + 100, after.CutThreads);

        Assert.NotEmpty(after.Examination);
        Assert.Empty(Texts(after.Examination).Intersect(Texts(before.Training)));
        Assert.Equal(Texts(before.Examination), Texts(grown.Examination));
        Assert.Equal(before.CutThreads, after.CutThreads);
        Assert.Empty(Split(thread, LabelSplit.LongThread).CutThreads);

        static LabelSplit Split(string thread, int count, IEnumerable<uint>? cutThreads = null) =>
            LabelSplit.Of(
                [.. Imported(thread, 0, count: count).Select(label => label with { Thread = thread })],
                cutThreads: cutThreads
            );
    }

    [Fact]
    public void Of_CommentsMadeGoldenSinceTheChampionWasTaught_ExamineNothingWhereItReadTheirLike()
    {
        var labels = Labels(40, perThread: 4);
        var (taughtAt, read) = (labels[20].At, labels[3].Comment);
        var golden = labels[3] with { Id = "golden:1", Origin = LabelOrigin.Golden, At = taughtAt.AddMinutes(1) };
        var (kept, later) = (
            golden with
            {
                Id = "golden:2",
                At = taughtAt.AddMinutes(-1),
            },
            golden with
            {
                Id = "golden:3",
                Comment = labels[21].Comment,
            }
        );

        var split = LabelSplit.Of([.. labels, golden, kept, later], taughtAt: taughtAt);

        Assert.Equal(1, split.GoldenRead);
        Assert.Equal([kept, later], split.Examination.Where(label => label.Origin == LabelOrigin.Golden));
        Assert.DoesNotContain(split.Training, label => label.Comment == read);
        Assert.Equal(0, LabelSplit.Of([.. labels, golden, kept, later]).GoldenRead);
    }

    [Fact]
    public void Of_Counts_SayWhatEachSideHas()
    {
        var labels = Labels(400, perThread: 4);
        labels[0] = labels[0] with { Toxic = null, Spam = null };

        var split = LabelSplit.Of(labels);

        Assert.Equal(1, split.Unjudged);
        var (training, examination) = (split.TrainingCounts, split.ExaminationCounts);
        Assert.Equal(399, training.Rows + examination.Rows);
        Assert.Equal(examination.Rows, examination.Toxic + examination.NotToxic);
        Assert.Equal(examination.Rows, examination.NotSpam);
        Assert.Equal(25, examination.Threads);
        Assert.Equal(split.Training.Count(label => label.Toxic == true), training.Toxic);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 1, 0)]
    // One thread alone cannot be cut.
    [InlineData(50, 50, 0)]
    [InlineData(10, 1, 2)]
    [InlineData(10, 4, 2)]
    public void Of_FewLabelsOrThreads_CutsWhereItCan(int count, int perThread, int examined)
    {
        var split = LabelSplit.Of(Labels(count, perThread));

        Assert.Equal(examined, split.Examination.Count);
        Assert.Equal(count - examined, split.Training.Count);
    }

    [Fact]
    public void Of_NewestThreadThatHoldsMost_TrainsRatherThanLeavingNothingToTrainOn()
    {
        LabelledComment[] labels =
        [
            .. Labels(20, perThread: 2),
            .. Enumerable.Range(0, 80).Select(number => Label($"x{number}", "giant", 1_000 + number)),
        ];

        Assert.Empty(LabelSplit.Of(labels).Examination);
    }

    [Fact]
    public void Of_AllAtOneMoment_CutsTheSameWayInAnyOrder()
    {
        LabelledComment[] labels = [.. Labels(100, perThread: 2).Select(label => label with { At = Start })];

        var split = LabelSplit.Of(labels);
        var again = LabelSplit.Of([.. labels.Reverse()]);

        Assert.InRange(split.Examination.Count, 24, 26);
        Assert.Equal(split.Examination, again.Examination);
        Assert.Equal(split.Training, again.Training);
    }

    // Comparing all pairs of these would be ten thousand million comparisons.
    [Fact]
    public void Of_ManyLabels_IsCutWithoutComparingAllPairs()
    {
        var split = LabelSplit.Of(Labels(200_000, perThread: 5));

        Assert.Equal(50_000, split.Examination.Count);
    }

    private static HashSet<string> Threads(IEnumerable<LabelledComment> labels) =>
        [.. labels.Select(label => label.Thread)];

    private static string[] Texts(IEnumerable<LabelledComment> labels) =>
        [.. labels.Select(label => label.Comment.Text).Order(StringComparer.Ordinal)];

    private static LabelledComment[] Imported(string import, int day, int perThread = 2, int count = 400) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(number =>
                    Label($"{import}:{number}", $"{import}/{number / perThread}", (day * 24 * 60) + number) with
                    {
                        Origin = LabelOrigin.Import,
                        Probability = null,
                    }
                ),
        ];

    private static LabelledComment[] Labels(int count, int perThread) =>
        [.. Enumerable.Range(0, count).Select(number => Label($"c{number}", $"t{number / perThread}", number))];

    private static LabelledComment Label(string id, string thread, int minute) =>
        new()
        {
            Id = id,
            Comment = new Comment(string.Create(CultureInfo.InvariantCulture, $"remark {id}")),
            Toxic = minute % 3 == 0,
            Spam = false,
            Thread = thread,
            At = Start.AddMinutes(minute),
            Probability = 1,
        };
}
