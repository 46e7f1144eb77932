using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training.Adapting;

/// <summary>
/// Adapts a model to a blog by the blog's labels, without the corpora that the model was made from. It always starts from
/// the root and takes all labels again, so that nothing accumulates and nothing is forgotten. One thread; the same root,
/// labels and seed give the same bytes.
/// </summary>
internal static class Adaptation
{
    /// <summary>Adapts.</summary>
    /// <param name="rootFolder">The folder of the root model.</param>
    /// <param name="labels">All labels, each comment as often as it was judged; they may be few, of one kind, or contradict each other.</param>
    /// <param name="options">The seed.</param>
    /// <param name="progress">Called often; the work that is done grows up to all there is.</param>
    /// <param name="cancel">Asked for each row.</param>
    /// <exception cref="ModelException">The root model cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static AdaptedModel Run(
        string rootFolder,
        IReadOnlyList<LabelledComment> labels,
        AdaptationOptions options,
        Action<TrainingProgress> progress,
        CancellationToken cancel = default
    )
    {
        // Reading the root, and finding the words that moved, take about as long as one fit each.
        var work = new AdaptingWork(2 + (CategoryAdapter.Work * Enum.GetValues<Category>().Length), progress);
        work.Begin("Reading the model");
        var root = ModelReader.ReadParts(ModelSource.OfFolder(rootFolder));
        work.Done(1);

        var adapted = Enum.GetValues<Category>()
            .Select(category => Adapt(root, category, labels, options, work, cancel))
            .ToArray();

        work.Begin("Comparing with the root");
        var moves = adapted
            .Where(one => one.Kept is null)
            .SelectMany(one => WeightMoves.Of(one.Category, labels, root.Of(one.Category), one.Weights, cancel))
            .ToArray();
        var parts = new ModelParts(
            root.Manifest with
            {
                Thresholds = new Thresholds(adapted[0].Threshold, adapted[1].Threshold),
                Adaptation = AdaptationNote.Of(root.Manifest.Version, labels, adapted, options),
            },
            adapted[0].Weights,
            adapted[1].Weights,
            root.Vocabulary
        );
        work.End();
        return new AdaptedModel(parts, adapted, moves);
    }

    private static AdaptedCategory Adapt(
        ModelParts root,
        Category category,
        IReadOnlyList<LabelledComment> labels,
        AdaptationOptions options,
        AdaptingWork work,
        CancellationToken cancel
    )
    {
        work.Begin($"Adapting {ModelFiles.NameOf(category)}");
        var rows = AdaptingRows.For(category, labels);
        var positive = rows.Count(row => row.Label);
        var negative = rows.Count - positive;
        var threshold = root.Manifest.Thresholds.Of(category);
        if (Math.Min(positive, negative) < AdaptingRecipe.FewestOfEach)
        {
            work.Done(CategoryAdapter.Work);
            var kept = Reason(category, positive, negative);
            return new AdaptedCategory(category, root.Of(category), threshold, positive, negative, kept);
        }

        var adapter = new CategoryAdapter(category, root.Of(category), options.Seed, cancel);
        var (weights, adaptedThreshold) = adapter.Adapt(rows, threshold, work.Done);
        return new AdaptedCategory(category, weights, adaptedThreshold, positive, negative, null);
    }

    private static string Reason(Category category, int positive, int negative) =>
        $"{positive} different comments are labelled {ModelFiles.NameOf(category)} and {negative} are labelled not to be: "
        + $"at least {AdaptingRecipe.FewestOfEach} of each are needed.";
}
