using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// The load that stands in where the blog's comments are too few to know theirs: in each category both models send as many
/// cases of the functional suite to review. It is one load for all that has no labels, so that a model cannot hide behind
/// it what it does to one word, or to a golden set of bad comments alone.
/// </summary>
internal static class SuiteLoad
{
    /// <summary>The champion's thresholds for the challenger's load; null without functional cases.</summary>
    public static Thresholds? Champion(IEnumerable<ExaminedCase> cases, Pair<Thresholds> at) =>
        Moved(cases, at, at.Champion, (load, alone) => load.Champion(alone));

    /// <summary>The challenger's thresholds for the champion's load; null without functional cases.</summary>
    public static Thresholds? Challenger(IEnumerable<ExaminedCase> cases, Pair<Thresholds> at) =>
        Moved(cases, at, at.Challenger, (load, alone) => load.Challenger(alone));

    private static Thresholds? Moved(
        IEnumerable<ExaminedCase> cases,
        Pair<Thresholds> at,
        Thresholds from,
        Func<ReviewLoad, Pair<Thresholds>, Thresholds?> move
    )
    {
        ExaminedCase[] functional = [.. cases.Where(one => one.Figure == ExaminedFigure.FunctionalPassed)];
        return functional.Length == 0 ? null : new Thresholds(Of(Category.Toxicity), Of(Category.Spam));

        double Of(Category category)
        {
            ExaminedRow[] asked =
            [
                .. functional
                    .Where(one => (one.Category ?? category) == category)
                    .Select(one => new ExaminedRow(
                        one.Name,
                        one.Scores.Map(scores => Alone(scores, category)),
                        Toxic: null,
                        Spam: null
                    )),
            ];
            // Of thresholds with the same load the nearest are taken: near in this category, whatever the other's are.
            var alone = at.Map(thresholds => new Thresholds(thresholds.Of(category), thresholds.Of(category)));
            return (asked.Length == 0 ? from : move(ReviewLoad.Within(asked), alone)!).Of(category);
        }
    }

    // A case asks for one category's score.
    private static Scores Alone(Scores scores, Category category) =>
        category == Category.Toxicity ? new Scores(scores.Toxicity, 0) : new Scores(0, scores.Spam);
}
