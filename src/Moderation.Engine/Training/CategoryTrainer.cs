using Moderation.Engine.Features;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>Trains one category: fits by folds for calibration and threshold, and once on everything.</summary>
internal sealed class CategoryTrainer(Category category, TrainingOptions options)
{
    private readonly Recipe _recipe = Recipe.For(category);

    /// <summary>How many times <see cref="Train"/> fits.</summary>
    public const int Fits = Recipe.Folds + 1;

    /// <summary>Trains on the rows.</summary>
    /// <param name="rows">All rows; those of other categories are left out here.</param>
    /// <param name="fitted">Called after each fit.</param>
    /// <exception cref="CorpusException">The rows do not hold both labels.</exception>
    public (Weights Weights, double Threshold) Train(IReadOnlyList<CorpusRow> rows, Action fitted)
    {
        var weighed = Rows.For(category, rows, options.WeightsFor(category)).ToArray();
        var given = weighed.Where(row => row.Row.Source != SyntheticRows.Source).Select(row => row.Label).Distinct();
        if (given.Count() < 2)
        {
            throw new CorpusException($"The corpora do not hold both kinds of rows to train {category} on.");
        }

        var sources = weighed.Select(row => row.Row.Source).Distinct().ToList();
        var examples = weighed
            .Select(row => new Example(
                FeatureVector.Of(row.Row.Comment, category),
                sources.IndexOf(row.Row.Source),
                row.Label,
                row.Weight
            ))
            .ToArray();
        var scored = ScoreByFolds(weighed, examples, fitted);
        var weights = Fit(examples);
        fitted();

        var calibration = Calibration.Fit(scored, _recipe.NaturalRate);
        return (calibration.Fold(weights), Threshold(calibration, scored));
    }

    private List<ScoredRow> ScoreByFolds(WeighedRow[] weighed, Example[] examples, Action fitted)
    {
        var scored = new List<ScoredRow>();
        var sourceWeights = options.WeightsFor(category);
        for (var fold = 0; fold < Recipe.Folds; fold++)
        {
            var inside = examples.Where((_, place) => weighed[place].Fold(Recipe.Folds) != fold).ToArray();
            var weights = Fit(inside);
            for (var place = 0; place < examples.Length; place++)
            {
                var (row, label, weight) = weighed[place];
                if (
                    weighed[place].Fold(Recipe.Folds) == fold
                    && _recipe.CalibrationSources.TryGetValue(row.Source, out var counts)
                )
                {
                    // How much a source counts for the fit says nothing about how many such comments a blog gets.
                    var share = (float)(counts * weight / sourceWeights.GetValueOrDefault(row.Source, 1));
                    scored.Add(new ScoredRow(weights.Sum(examples[place].Vector), label, share));
                }
            }

            fitted();
        }

        return scored;
    }

    private Weights Fit(IReadOnlyList<Example> examples)
    {
        var scale = FeatureScale.Of(examples, _recipe);
        return LinearFit.Run(examples, scale, _recipe, options.Seed, options.Threads);
    }

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
}
