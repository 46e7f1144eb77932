namespace Moderation.Engine.Training;

/// <summary>
/// Labels cut into those that a model is trained on and those that examine it. Whole threads stand on one side, the
/// newest ones examine, and what is nearly the same as a training comment examines nothing: a model must not be praised
/// for what it has read before.
/// <para>
/// The golden set examines always and is never trained on. Labels of comments that nobody judged in any category stand
/// on neither side.
/// </para>
/// </summary>
internal sealed record LabelSplit
{
    private const double Examined = 0.25;

    /// <summary>What a model is trained on, by time.</summary>
    public required IReadOnlyList<LabelledComment> Training { get; init; }

    /// <summary>What examines it, by time; the golden set last.</summary>
    public required IReadOnlyList<LabelledComment> Examination { get; init; }

    /// <summary>
    /// When the oldest of the blog's own threads of the examination began; null where none examines. Whoever gives it to the next
    /// split as <c>trainedUntil</c> has cuts that only move forward.
    /// </summary>
    public required DateTimeOffset? Cut { get; init; }

    /// <summary>How many comments left the examination, being nearly the same as one that is trained on.</summary>
    public required int NearDuplicates { get; init; }

    /// <summary>How many comments left the training, being nearly the same as a golden one.</summary>
    public required int GoldenTexts { get; init; }

    /// <summary>How many labels say nothing of any category.</summary>
    public required int Unjudged { get; init; }

    /// <summary>What is trained on, counted.</summary>
    public SideCounts TrainingCounts => SideCounts.Of(Training);

    /// <summary>What examines, counted.</summary>
    public SideCounts ExaminationCounts => SideCounts.Of(Examination);

    /// <summary>
    /// Cuts labels. The newest threads, by their first comment here, whose share comes nearest to a quarter examine;
    /// those are none where there is one thread alone, and where the newest holds half of the labels or more.
    /// </summary>
    /// <param name="labels">All labels, in any order; the same ones always give the same cut.</param>
    /// <param name="trainedUntil">
    /// Threads that began before this are trained on, whatever their share: an earlier model may have learned from them.
    /// </param>
    public static LabelSplit Of(IReadOnlyCollection<LabelledComment> labels, DateTimeOffset? trainedUntil = null)
    {
        LabelledComment[] judged = [.. labels.Where(label => (label.Toxic ?? label.Spam) is not null)];
        LabelledComment[] golden =
        [
            .. judged
                .Where(label => label.Origin == LabelOrigin.Golden)
                .OrderBy(label => label.At)
                .ThenBy(label => label.Id, StringComparer.Ordinal),
        ];
        // Imports are cut by themselves: a file says nothing of when its comments came, and a large one would leave nothing
        // of the blog's own to examine with.
        var own = Threads(judged.Where(label => label.Origin is LabelOrigin.Verdict or LabelOrigin.Audit));
        var imported = Threads(judged.Where(label => label.Origin == LabelOrigin.Import));
        var first = FirstExamined(own, trainedUntil);
        var firstImported = FirstExamined(imported, null);

        var known = new SeenTexts(golden.Select(label => label.Comment));
        // An import that is like what examines of the blog's own leaves, and not the other way round.
        var examining = new SeenTexts(own[first..].SelectMany(thread => thread.Labels).Select(label => label.Comment));
        LabelledComment[] older =
        [
            .. own[..first].SelectMany(thread => thread.Labels),
            .. imported[..firstImported]
                .SelectMany(thread => thread.Labels)
                .Where(label => first == own.Length || !examining.HasLike(label.Comment)),
        ];
        LabelledComment[] training =
            golden.Length == 0 ? older : [.. older.Where(label => !known.HasLike(label.Comment))];
        LabelledComment[] newer =
        [
            .. own[first..].Concat(imported[firstImported..]).SelectMany(thread => thread.Labels),
        ];
        // Nothing is alike where nothing is examined, and reading half a million comments takes its time.
        var seen = new SeenTexts(newer.Length == 0 ? [] : training.Select(label => label.Comment));
        LabelledComment[] fresh = [.. newer.Where(label => !seen.HasLike(label.Comment))];
        return new LabelSplit
        {
            Training = training,
            Examination = [.. fresh, .. golden],
            Cut = first < own.Length ? own[first].Began : null,
            NearDuplicates = newer.Length - fresh.Length,
            GoldenTexts = older.Length - training.Length,
            Unjudged = labels.Count - judged.Length,
        };
    }

    // From the oldest. Where several began at the same moment their names decide, mixed, so that no site goes first.
    private static (DateTimeOffset Began, LabelledComment[] Labels)[] Threads(IEnumerable<LabelledComment> labels) =>
        [
            .. labels
                .GroupBy(label => label.Thread)
                .Select(thread =>
                    (
                        Name: thread.Key,
                        Labels: thread
                            .OrderBy(label => label.At)
                            .ThenBy(label => label.Id, StringComparer.Ordinal)
                            .ToArray()
                    )
                )
                .OrderBy(thread => thread.Labels[0].At)
                .ThenBy(thread => StableHash.Of(thread.Name))
                .ThenBy(thread => thread.Name, StringComparer.Ordinal)
                .Select(thread => (thread.Labels[0].At, thread.Labels)),
        ];

    private static int FirstExamined(
        (DateTimeOffset Began, LabelledComment[] Labels)[] threads,
        DateTimeOffset? trainedUntil
    )
    {
        var wanted = Examined * threads.Sum(thread => thread.Labels.Length);
        var (first, held) = (threads.Length, 0);
        for (var place = threads.Length - 1; place >= 0 && !(threads[place].Began < trainedUntil); place--)
        {
            var with = held + threads[place].Labels.Length;
            if (Math.Abs(with - wanted) >= Math.Abs(held - wanted))
            {
                break;
            }

            (first, held) = (place, with);
        }

        return first;
    }
}
