using Moderation.Engine.Models;

namespace Moderation.Engine.Training.Adapting;

/// <summary>
/// Chooses how strongly a correction is drawn towards zero: as the labels ask for that a fit had not seen. Many labels that
/// contradict each other would otherwise be learned by heart.
/// </summary>
internal static class StrengthChoice
{
    /// <summary>Fits each strength for each part of the rows.</summary>
    /// <param name="rows">The rows, both labels in more than one part.</param>
    /// <param name="recipe">The settings at the least strength.</param>
    /// <param name="ensemble">Fits the same rows.</param>
    /// <returns>The settings at the strength that was chosen, and each row's log odds by the fit without its part.</returns>
    public static (FitRecipe Recipe, float[] Sums) Of(
        IReadOnlyList<AdaptingRow> rows,
        FitRecipe recipe,
        Ensemble ensemble
    )
    {
        var best = (Recipe: recipe, Sums: Array.Empty<float>(), Surprise: double.PositiveInfinity);
        foreach (var times in AdaptingRecipe.Strengths)
        {
            var one = recipe with { L2 = times * recipe.L2 };
            var fits = ensemble.Fit(
                [one],
                [
                    .. Enumerable
                        .Range(0, AdaptingRecipe.Folds)
                        .Select(fold => (Func<int, bool>)(row => rows[row].Fold != fold)),
                ],
                _ => [.. rows.Select(row => row.Count)]
            );
            var sums = ensemble.SumsOfLeftOut(fits, row => rows[row].Fold);
            var surprise = Surprise(rows, sums);
            if (surprise < best.Surprise)
            {
                best = (one, sums, surprise);
            }
        }

        return (best.Recipe, best.Sums);
    }

    // The mean log loss. What is adapted is calibrated afterwards, so how sure a fit is of itself is left aside.
    private static double Surprise(IReadOnlyList<AdaptingRow> rows, float[] sums)
    {
        var calibration = Calibration.Drawn(
            [.. rows.Select((row, at) => new ScoredRow(sums[at], row.Label, row.Count))],
            least: 0
        );
        double surprise = 0,
            counts = 0;
        for (var at = 0; at < sums.Length; at++)
        {
            var odds = (calibration.Factor * sums[at]) + calibration.Offset;
            var wrong = rows[at].Label ? -odds : odds;
            // The logarithm of 1 + exp(wrong), which itself may be larger than a number can be.
            surprise += rows[at].Count * (Math.Max(wrong, 0) + Math.Log(1 + Math.Exp(-Math.Abs(wrong))));
            counts += rows[at].Count;
        }

        return surprise / counts;
    }
}
