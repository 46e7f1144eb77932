using System.Runtime.InteropServices;
using Moderation.Engine.Deciding;
using Moderation.Engine.Features;
using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Engine.Training.Adapting;

/// <summary>
/// Finds the words whose weight moved most. A model knows hashes alone, so that they can be named only from the labelled
/// texts; a word is named when it stands in at least three threads and is written by at least three authors, so that no
/// person's own words are shown.
/// <para>
/// To be calibrated on a blog may make all weights of a model smaller or larger at once, which moves no word against another:
/// the root's are brought to that scale first.
/// </para>
/// </summary>
internal static class WeightMoves
{
    private const int Named = 30;

    // A word that says less says nothing of the scale, and fewer of them neither.
    private const double Telling = 1;
    private const int FewestTelling = 20;

    /// <summary>The words of a category, those that moved most first.</summary>
    public static IEnumerable<WeightMove> Of(
        Category category,
        IReadOnlyList<LabelledComment> labels,
        Weights before,
        Weights after,
        CancellationToken cancel
    )
    {
        WeightMove[] moves =
        [
            .. Words(labels.Where(label => label.Of(category) is not null), cancel)
                .Select(word => Move(word, category, before, after)),
        ];
        var scale = ScaleOf(moves);
        return moves
            .Select(move => move with { Before = scale * move.Before })
            .OrderByDescending(move => Math.Abs(move.After - move.Before))
            .ThenBy(move => move.Word, StringComparer.Ordinal)
            .Take(Named);
    }

    // Of half of the words it grew by more than that.
    private static double ScaleOf(IEnumerable<WeightMove> moves)
    {
        double[] ratios =
        [
            .. moves
                .Where(move => Math.Abs(move.Before) >= Telling)
                .Select(move => move.After / move.Before)
                .Where(ratio => ratio > 0)
                .Order(),
        ];
        return ratios.Length < FewestTelling ? 1 : ratios[ratios.Length / 2];
    }

    private static IEnumerable<string> Words(IEnumerable<LabelledComment> labels, CancellationToken cancel)
    {
        var spread = new Dictionary<string, (FewDistinct Threads, FewDistinct Authors)>();
        var words = spread.GetAlternateLookup<ReadOnlySpan<char>>();
        var folded = new FoldedText();
        foreach (var label in labels)
        {
            cancel.ThrowIfCancellationRequested();
            var thread = StableHash.Of(label.Thread);
            var author = label.Comment.AuthorName is { } name ? StableHash.Of(name) : thread;
            folded.Fold(label.Comment.Text);
            var text = folded.Characters;
            for (var at = 0; at < text.Length; )
            {
                if (!char.IsLetter(text[at]))
                {
                    at++;
                    continue;
                }

                var end = TextWalk.EndOfWord(text, at);
                ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(words, text[at..end], out _);
                seen.Threads.Add(thread);
                seen.Authors.Add(author);
                at = end;
            }
        }

        return spread
            .Where(word => Math.Min(word.Value.Threads.Count, word.Value.Authors.Count) == FewDistinct.Most)
            .Select(word => word.Key);
    }

    private static WeightMove Move(string word, Category category, Weights before, Weights after)
    {
        var vector = FeatureVector.Of(new Comment(word), category);
        return new WeightMove(word, category, Share(vector, before), Share(vector, after));
    }

    // What the words and letters add, without the numbers about text and author.
    private static double Share(FeatureVector vector, Weights weights)
    {
        var share = 0.0;
        for (var at = 0; at < vector.Slots.Length && vector.Slots[at] < FeatureSpace.Signals.Start; at++)
        {
            share += weights.Slots[vector.Slots[at]] * vector.Values[at];
        }

        return share;
    }
}
