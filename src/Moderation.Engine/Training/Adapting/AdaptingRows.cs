using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training.Adapting;

/// <summary>Chooses and weighs the labels of one category.</summary>
internal static class AdaptingRows
{
    // With fewer threads than this some parts would be empty, or nearly all there is.
    private const int FewestThreads = 20;

    /// <summary>The rows of a category, in the order in which the labels first name them.</summary>
    /// <param name="category">The category.</param>
    /// <param name="labels">All labels; those that say nothing of the category are left out.</param>
    /// <param name="most">More rows than this are thinned out: those that stay count for the others.</param>
    public static IReadOnlyList<AdaptingRow> For(
        Category category,
        IReadOnlyList<LabelledComment> labels,
        int most = AdaptingRecipe.MostRows
    )
    {
        var judged = labels.Where(label => label.Of(category) is not null).ToArray();
        var hasThreads = judged.Select(label => label.Thread).Distinct().Take(FewestThreads).Count() == FewestThreads;
        AdaptingRow[] rows =
        [
            .. judged
                .GroupBy(label => KeyOf(label.Comment, category))
                .SelectMany(same =>
                {
                    // An answer resembles what it answers to; what was written again stands in many threads.
                    var first = same.First();
                    var byThread = hasThreads && same.Count() == 1;
                    var fold = FoldOf(byThread ? first.Thread : first.Comment.Text);
                    return same.GroupBy(label => label.Of(category)!.Value).Select(part => Row(part, fold));
                }),
        ];
        return WavesTogether(
            rows.Length <= most ? rows : [.. Thinned(rows, true, most), .. Thinned(rows, false, most)]
        );
    }

    // What is nearly the same belongs to one part, or a fit would be asked about what it has seen. Of a wave that is more than
    // half of its kind each text goes by itself: fits without it would know hardly anything of the kind.
    private static AdaptingRow[] WavesTogether(AdaptingRow[] rows)
    {
        var first = LikeTexts.FirstOf([.. rows.Select(row => row.Comment)]);
        var ofKind = rows.CountBy(row => row.Label).ToDictionary();
        var waves = Enumerable
            .Range(0, rows.Length)
            .GroupBy(place => first[place])
            .Where(wave => wave.Skip(1).Any())
            .Where(wave => wave.CountBy(place => rows[place].Label).All(kind => 2 * kind.Value <= ofKind[kind.Key]))
            .Select(wave => wave.Key)
            .ToHashSet();
        AdaptingRow[] together =
        [
            .. rows.Select(
                (row, place) =>
                    waves.Contains(first[place]) ? row with { Fold = FoldOf(rows[first[place]].Comment.Text) } : row
            ),
        ];
        // Where a kind is a few waves, or of one thread, all of it may belong to one part: a fit without that part would know
        // nothing of the kind.
        return IsSpread(together) ? together
            : IsSpread(rows) ? rows
            : Spread(rows);

        bool IsSpread(AdaptingRow[] some) =>
            some.CountBy(row => (row.Label, row.Fold)).All(part => part.Value < ofKind[part.Key.Label]);
    }

    private static AdaptingRow[] Spread(AdaptingRow[] rows)
    {
        var seen = new Dictionary<bool, int>();
        return
        [
            .. rows.Select(row =>
            {
                var number = seen[row.Label] = seen.GetValueOrDefault(row.Label) + 1;
                return row with { Fold = number % AdaptingRecipe.Folds };
            }),
        ];
    }

    private static int FoldOf(string name) => (int)(StableHash.Of(name) % AdaptingRecipe.Folds);

    // Of the rarer kind as many as fit into half of the room, of the commoner one what is left of it.
    private static IEnumerable<AdaptingRow> Thinned(AdaptingRow[] rows, bool label, int most)
    {
        var same = rows.Where(row => row.Label == label).ToArray();
        var room = Math.Max(most / 2, most - (rows.Length - same.Length));
        if (same.Length <= room)
        {
            return same;
        }

        var times = (double)same.Length / room;
        // With the author: one text by many names is thinned like any other.
        return same.OrderBy(row => StableHash.Of($"{row.Comment.Text}\n{row.Comment.AuthorName}"))
            .Take(room)
            .Select(row => row with { Count = (float)(row.Count * times), StandsFor = row.StandsFor * times });
    }

    // A text that was labelled a thousand times says little more than one that was labelled ten times.
    private static AdaptingRow Row(IGrouping<bool, LabelledComment> part, int fold) =>
        new(
            part.First().Comment,
            part.Key,
            (float)(1 + Math.Log(part.Count())),
            fold,
            part.Sum(label => label.Probability is { } chance ? 1 / chance : 0)
        );

    // What the category's features do not see makes no difference.
    private static Comment KeyOf(Comment comment, Category category) =>
        category == Category.Toxicity ? new Comment(comment.Text) : comment with { Language = null };
}
