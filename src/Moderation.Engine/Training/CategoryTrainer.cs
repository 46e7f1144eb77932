using Moderation.Engine.Features;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>
/// Trains one category: first fits that find labels to doubt, then those whose average is the model, by folds for
/// calibration and threshold and once on everything.
/// </summary>
internal sealed class CategoryTrainer(Category category, TrainingOptions options)
{
    private readonly Recipe _recipe = Recipe.For(category);

    /// <summary>How many times <see cref="Train"/> fits a category.</summary>
    public static int FitsOf(Category category)
    {
        var recipe = Recipe.For(category);
        return (recipe.Doubting is null ? 0 : Recipe.Folds) + ((Recipe.Folds + 1) * recipe.Fits.Count);
    }

    /// <summary>Trains on the rows.</summary>
    /// <param name="rows">All rows; those of other categories are left out here.</param>
    /// <param name="fitted">Called after each fit.</param>
    /// <exception cref="CorpusException">The rows do not hold both labels.</exception>
    public TrainedCategory Train(IReadOnlyList<CorpusRow> rows, Action fitted)
    {
        var weighed = Rows.For(category, rows, options.WeightsFor(category)).ToArray();
        var given = weighed.Where(row => row.Row.Source != SyntheticRows.Source).Select(row => row.Label).Distinct();
        if (given.Count() < 2)
        {
            throw new CorpusException($"The corpora do not hold both kinds of rows to train {category} on.");
        }

        FeatureVector[] vectors = [.. weighed.Select(row => FeatureVector.Of(row.Row.Comment, category))];
        var used = new UsedSlots(vectors);
        var ensemble = new Ensemble(Examples(weighed, vectors, used), used, options.Seed, options.Threads, fitted);
        int[] folds = [.. weighed.Select(row => row.Fold(Recipe.Folds))];
        Func<int, bool>[] withoutFold =
        [
            .. Enumerable.Range(0, Recipe.Folds).Select(fold => (Func<int, bool>)(row => folds[row] != fold)),
        ];

        var odds = _recipe.Doubting is { } doubting
            ? ensemble.SumsOfLeftOut(
                ensemble.Fit([doubting], withoutFold, recipe => RowCounts.Of(weighed, recipe, null)),
                row => folds[row]
            )
            : null;
        var fits = ensemble.Fit(
            _recipe.Fits,
            [.. withoutFold, _ => true],
            recipe => RowCounts.Of(weighed, recipe, odds)
        );

        var sums = ensemble.SumsOfLeftOut(fits, row => folds[row]);
        var scored = Scored(weighed, sums);
        var calibration = Calibration.Fit(scored, _recipe.NaturalRate);
        var weights = new Weights(used.Spread(fits[^1].Weights), (float)fits[^1].Bias);
        return new TrainedCategory(
            calibration.Fold(weights).Rounded(),
            Threshold(calibration, scored),
            [.. Held(weighed, sums, calibration)],
            Calibrated(
                calibration,
                scored,
                weighed.Where(row => _recipe.CalibrationSources.ContainsKey(row.Row.Source))
            )
        );
    }

    private static Example[] Examples(WeighedRow[] weighed, FeatureVector[] vectors, UsedSlots used)
    {
        var sources = weighed.Select(row => row.Row.Source).Distinct().ToList();
        var examples = new Example[weighed.Length];
        for (var number = 0; number < examples.Length; number++)
        {
            var (row, label, _, _) = weighed[number];
            var vector = used.Compact(vectors[number]);
            var words = vector.Slots.Count(place => place < used.Words);
            examples[number] = new Example(vector, words, sources.IndexOf(row.Source), label);
        }

        return examples;
    }

    // The rows that stand for what a blog gets, with sums of fits that had not seen them.
    private List<ScoredRow> Scored(WeighedRow[] weighed, float[] sums)
    {
        var scored = new List<ScoredRow>();
        var sourceWeights = options.WeightsFor(category);
        for (var number = 0; number < weighed.Length; number++)
        {
            var (row, label, weight, _) = weighed[number];
            if (_recipe.CalibrationSources.TryGetValue(row.Source, out var counts))
            {
                // How much a source counts for the fit says nothing about how many such comments a blog gets.
                var share = (float)(counts * weight / sourceWeights.GetValueOrDefault(row.Source, 1));
                scored.Add(new ScoredRow(sums[number], label, share));
            }
        }

        return scored;
    }

    // The same rows as a report counts them, each once. Rows that nobody judged and that serve as negatives prove nothing.
    private IEnumerable<HeldRow> Held(WeighedRow[] weighed, float[] sums, Calibration calibration) =>
        weighed
            .Select((row, number) => (row.Row, row.IsAgain, Sum: sums[number]))
            .Where(row =>
                !row.IsAgain
                && row.Row.Label(category) is not null
                && _recipe.CalibrationSources.ContainsKey(row.Row.Source)
            )
            .Select(row => new HeldRow(row.Row, calibration.Probability(row.Sum)));

    // The lowest threshold that sends no more of the negatives to review than the recipe allows.
    private double Threshold(Calibration calibration, List<ScoredRow> scored)
    {
        var negatives = scored.Where(row => !row.Label).Select(row => row.Sum).OrderDescending().ToArray();
        if (negatives.Length == 0)
        {
            return 0.5;
        }

        var probability = calibration.Probability(negatives[(int)(negatives.Length * _recipe.ReviewShare)]);
        return Math.Round(probability, 3, MidpointRounding.ToPositiveInfinity);
    }

    // With the weights that the calibration itself gives them: positives at the natural rate.
    private List<CalibratedRow> Calibrated(
        Calibration calibration,
        List<ScoredRow> scored,
        IEnumerable<WeighedRow> weighed
    )
    {
        var positives = scored.Where(row => row.Label).Sum(row => (double)row.Weight);
        var negatives = scored.Where(row => !row.Label).Sum(row => (double)row.Weight);
        // Where one label is missing, the other is all there is.
        var rate =
            negatives == 0 ? 1
            : positives == 0 ? 0
            : _recipe.NaturalRate;
        return
        [
            .. scored.Zip(
                weighed,
                (row, of) =>
                    new CalibratedRow(
                        of.Row.Comment,
                        calibration.Probability(row.Sum),
                        row.Weight * (row.Label ? rate / positives : (1 - rate) / negatives)
                    )
            ),
        ];
    }
}
