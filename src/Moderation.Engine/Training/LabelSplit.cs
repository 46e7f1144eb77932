using System.Collections.ObjectModel;

namespace Moderation.Engine.Training;

/// <summary>
/// Labels cut into those that a model is trained on and those that examine it. Whole threads stand on one side, of the
/// blog's own the newest ones examine, and what is nearly the same as a training comment examines nothing: a model must not
/// be praised for what it has read before.
/// <para>
/// Of imported threads one in four examines, chosen by its name alone; where a comment stands in no thread its text chooses.
/// So none ever changes sides, whatever is imported or withdrawn: a quarter that is counted anew each time would be
/// examined by what taught the champion. Few threads may all stand on one side; then the imports examine nothing, or teach
/// nothing. Only a thread that is a source rather than a conversation, see <see cref="LongThread"/>, is cut by its texts
/// where it would examine, and is remembered: what is left of it when it shrinks is cut so for as long as a model that it
/// taught scores.
/// </para>
/// <para>
/// The golden set examines, but for what may have taught the champion, and is never trained on. Labels of comments that
/// nobody judged in any category stand on neither side.
/// </para>
/// </summary>
internal sealed record LabelSplit
{
    /// <summary>
    /// An imported thread with more labels than this examines by one in four of its texts, and teaches by the others: it would
    /// leave nothing to learn from. One may grow over it, as then some that examined teach; one that shrinks under it is in
    /// <see cref="CutThreads"/>.
    /// </summary>
    public const int LongThread = 500;

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

    /// <summary>
    /// The imported threads that were cut by their texts, now or when the champion was taught, as hashes of their names: a name
    /// may be a text. Whoever gives them to the next split as <c>cutThreads</c> has none that comes whole to examine.
    /// </summary>
    public required IReadOnlyList<uint> CutThreads { get; init; }

    /// <summary>
    /// Of the blog's own threads that began at the very moment of <see cref="Cut"/>, as those of one batch do, the ones that
    /// examine, as hashes of their names. Whoever gives them to the next split as <c>examinedAtCut</c> has none that taught come to
    /// examine.
    /// </summary>
    public required IReadOnlyList<uint> ExaminedAtCut { get; init; }

    /// <summary>How many comments left the examination, being nearly the same as one that is trained on.</summary>
    public required int NearDuplicates { get; init; }

    /// <summary>How many comments left the training, being nearly the same as a golden one.</summary>
    public required int GoldenTexts { get; init; }

    /// <summary>How many golden comments examine nothing, as the champion may have learned from nearly the same ones.</summary>
    public required int GoldenRead { get; init; }

    /// <summary>How many labels say nothing of any category.</summary>
    public required int Unjudged { get; init; }

    private IReadOnlyDictionary<string, DateTimeOffset> Began { get; init; } =
        ReadOnlyDictionary<string, DateTimeOffset>.Empty;

    /// <summary>What is trained on, counted.</summary>
    public SideCounts TrainingCounts => SideCounts.Of(Training);

    /// <summary>What examines, counted.</summary>
    public SideCounts ExaminationCounts => SideCounts.Of(Examination);

    /// <summary>
    /// Cuts labels. The newest of the blog's own threads, by when they began, whose share comes nearest to a quarter examine;
    /// those are none where there is one thread alone, and where the newest holds half of the labels or more.
    /// </summary>
    /// <param name="labels">All labels, in any order; the same ones always give the same cut.</param>
    /// <param name="trainedUntil">
    /// The blog's own threads that began before this are trained on, whatever their share: an earlier model may have learned
    /// from them.
    /// </param>
    /// <param name="taughtAt">
    /// When the champion was taught, by the labels that there were; null where it was not taught by any. A comment that was
    /// made golden since may have been among them.
    /// </param>
    /// <param name="began">
    /// When threads of the blog's own began, by name, where that may be before the first label left in them: one that taught
    /// must not come to examine because its first label was undone or its first comment deleted.
    /// </param>
    /// <param name="cutThreads"><see cref="CutThreads"/> of the split that taught the champion.</param>
    /// <param name="examinedAtCut">
    /// <see cref="ExaminedAtCut"/> of that split: other threads that began at <paramref name="trainedUntil"/> are trained on as well.
    /// Null where that is not known: then all of them may examine.
    /// </param>
    /// <param name="taughtImports">Imports that the champion may have learned from whole: they teach, and examine nothing.</param>
    public static LabelSplit Of(
        IReadOnlyCollection<LabelledComment> labels,
        DateTimeOffset? trainedUntil = null,
        DateTimeOffset? taughtAt = null,
        IReadOnlyDictionary<string, DateTimeOffset>? began = null,
        IEnumerable<uint>? cutThreads = null,
        IReadOnlyCollection<uint>? examinedAtCut = null,
        IReadOnlySet<long>? taughtImports = null
    )
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
        var own = Threads(judged.Where(label => label.Origin is LabelOrigin.Verdict or LabelOrigin.Audit), began);
        var threads = Threads(judged.Where(label => label.Origin == LabelOrigin.Import));
        HashSet<uint> cut =
        [
            .. cutThreads ?? [],
            .. threads
                .Where(thread => thread.Labels.Length > LongThread && OneInFour(thread.Name))
                .Select(thread => StableHash.Of(thread.Name)),
        ];
        var imported = threads
            .SelectMany(
                thread => thread.Labels,
                (thread, label) => (Label: label, IsCut: cut.Contains(StableHash.Of(thread.Name)))
            )
            .ToLookup(
                one => taughtImports?.Contains(one.Label.ImportId ?? 0) != true && Examines(one.Label, one.IsCut),
                one => one.Label
            );
        own = [.. own.OrderBy(thread => thread.Began).ThenByDescending(HasTaught)];
        var first = FirstExamined(own, HasTaught);

        var known = new SeenTexts(golden.Select(label => label.Comment));
        // An import that is like what examines of the blog's own leaves, and not the other way round.
        var examining = new SeenTexts(own[first..].SelectMany(thread => thread.Labels).Select(label => label.Comment));
        LabelledComment[] older =
        [
            .. own[..first].SelectMany(thread => thread.Labels),
            .. imported[false].Where(label => first == own.Length || !examining.HasLike(label.Comment)),
        ];
        LabelledComment[] training =
            golden.Length == 0 ? older : [.. older.Where(label => !known.HasLike(label.Comment))];
        LabelledComment[] newer = [.. own[first..].SelectMany(thread => thread.Labels), .. imported[true]];
        // Nothing is alike where nothing is examined, and reading half a million comments takes its time.
        var seen = new SeenTexts(newer.Length == 0 ? [] : training.Select(label => label.Comment));
        LabelledComment[] fresh = [.. newer.Where(label => !seen.HasLike(label.Comment))];
        LabelledComment[] unread = [.. Unread(golden, older, taughtAt)];
        return new LabelSplit
        {
            Training = training,
            Examination = [.. fresh, .. unread],
            Cut = first < own.Length ? own[first].Began : null,
            Began = began ?? ReadOnlyDictionary<string, DateTimeOffset>.Empty,
            CutThreads = [.. cut.Order()],
            ExaminedAtCut =
            [
                .. own[first..]
                    .Where(thread => thread.Began == own[first].Began)
                    .Select(thread => StableHash.Of(thread.Name))
                    .Order(),
            ],
            NearDuplicates = newer.Length - fresh.Length,
            GoldenTexts = older.Length - training.Length,
            GoldenRead = golden.Length - unread.Length,
            Unjudged = labels.Count - judged.Length,
        };

        bool HasTaught((string Name, DateTimeOffset Began, LabelledComment[]) thread) =>
            thread.Began < trainedUntil
            || (thread.Began == trainedUntil && examinedAtCut?.Contains(StableHash.Of(thread.Name)) == false);
    }

    /// <summary>
    /// Of what stands in the blog's own threads and is no label here, such as labels whose comments are gone, those that would
    /// examine: as whole threads stand on one side, those in a thread that does, or that began since the cut and has no label left.
    /// </summary>
    /// <param name="others">What it is, in any order.</param>
    /// <param name="place">In which thread each stands, and when it came.</param>
    public IReadOnlyList<T> ExaminedOf<T>(IEnumerable<T> others, Func<T, (string Thread, DateTimeOffset At)> place)
    {
        var taught = Threads(Training);
        var examining = Threads(Examination);
        return
        [
            .. others
                .GroupBy(one => place(one).Thread)
                .Where(thread =>
                    examining.Contains(thread.Key)
                    || (
                        !taught.Contains(thread.Key)
                        && Beginning(thread.Key, thread.Min(one => place(one).At), Began) >= Cut
                    )
                )
                .SelectMany(thread => thread),
        ];

        static HashSet<string> Threads(IEnumerable<LabelledComment> labels) =>
            [
                .. labels
                    .Where(label => label.Origin is LabelOrigin.Verdict or LabelOrigin.Audit)
                    .Select(label => label.Thread),
            ];
    }

    private static bool Examines(LabelledComment imported, bool isCut)
    {
        var isAlone = imported.Thread == imported.Id;
        return (isAlone || OneInFour(imported.Thread)) && (!(isAlone || isCut) || OneInFour(imported.Comment.Text));
    }

    // The name is mixed with a word: folds are chosen by the same hash.
    private static bool OneInFour(string name) => StableHash.Of($"examines {name}") % 4 == 0;

    // What is golden is left out of each training, so that it is what became so since that a champion may have learned from.
    private static IEnumerable<LabelledComment> Unread(
        LabelledComment[] golden,
        LabelledComment[] trained,
        DateTimeOffset? taughtAt
    )
    {
        if (!golden.Any(label => label.At > taughtAt))
        {
            return golden;
        }

        var taught = new SeenTexts(trained.Where(label => label.At <= taughtAt).Select(label => label.Comment));
        return golden.Where(label => !(label.At > taughtAt) || !taught.HasLike(label.Comment));
    }

    // From the oldest. Where several began at the same moment their names decide, mixed, so that no site goes first.
    private static (string Name, DateTimeOffset Began, LabelledComment[] Labels)[] Threads(
        IEnumerable<LabelledComment> labels,
        IReadOnlyDictionary<string, DateTimeOffset>? began = null
    ) =>
        [
            .. labels
                .GroupBy(label => label.Thread)
                .Select(thread =>
                    (
                        Name: thread.Key,
                        Began: Beginning(thread.Key, thread.Min(label => label.At), began),
                        Labels: thread
                            .OrderBy(label => label.At)
                            .ThenBy(label => label.Id, StringComparer.Ordinal)
                            .ToArray()
                    )
                )
                .OrderBy(thread => thread.Began)
                .ThenBy(thread => StableHash.Of(thread.Name))
                .ThenBy(thread => thread.Name, StringComparer.Ordinal),
        ];

    private static DateTimeOffset Beginning(
        string thread,
        DateTimeOffset first,
        IReadOnlyDictionary<string, DateTimeOffset>? began
    ) => began?.TryGetValue(thread, out var earlier) == true && earlier < first ? earlier : first;

    private static int FirstExamined(
        (string Name, DateTimeOffset Began, LabelledComment[] Labels)[] threads,
        Func<(string, DateTimeOffset, LabelledComment[]), bool> hasTaught
    )
    {
        var wanted = Examined * threads.Sum(thread => thread.Labels.Length);
        var (first, held) = (threads.Length, 0);
        for (var place = threads.Length - 1; place >= 0 && !hasTaught(threads[place]); place--)
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
