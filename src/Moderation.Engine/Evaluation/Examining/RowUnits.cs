using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// Which labels are drawn together, being no independent witnesses: those of a thread, and those that say nearly the same,
/// such as a wave that was rejected at once, which is one event however many comments it has.
/// <para>
/// A text that stands in several threads is a unit of its own and not a part of those: one wave comes to nearly all threads,
/// and what it touches would otherwise become a single unit.
/// </para>
/// </summary>
/// <param name="Of">The unit of each label, by its place.</param>
/// <param name="IsByThread">Whether threads are units; each comment is where they are too few.</param>
/// <param name="Repeated">How many labels are nearly the same as an earlier one of another thread.</param>
internal sealed record RowUnits(IReadOnlyList<int> Of, bool IsByThread, int Repeated)
{
    // With fewer threads than this a draw of threads says nothing, and rows are drawn one by one.
    private const int FewestThreads = 20;

    public static RowUnits Find(IReadOnlyList<LabelledComment> labels)
    {
        var threads = new Dictionary<string, int>();
        foreach (var label in labels)
        {
            threads.TryAdd(label.Thread, threads.Count);
        }

        var isByThread = threads.Count >= FewestThreads;
        var first = LikeTexts.FirstOf([.. labels.Select(label => label.Comment)]);
        var spread = Enumerable
            .Range(0, labels.Count)
            .Where(place => labels[place].Thread != labels[first[place]].Thread)
            .Select(place => first[place])
            .ToHashSet();
        return new RowUnits(
            [
                .. labels.Select(
                    (label, place) =>
                        isByThread && !spread.Contains(first[place])
                            ? threads[label.Thread]
                            : threads.Count + first[place]
                ),
            ],
            isByThread,
            Enumerable.Range(0, labels.Count).Count(place => place != first[place] && spread.Contains(first[place]))
        );
    }
}
