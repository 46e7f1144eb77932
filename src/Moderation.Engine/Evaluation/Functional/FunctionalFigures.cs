using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Functional;

/// <summary>How many cases of a capability the model passes at its thresholds.</summary>
/// <param name="Capability">What is tested.</param>
/// <param name="Bad">How many cases must go to review.</param>
/// <param name="BadPassed">How many of them do.</param>
/// <param name="Fine">How many cases must not go to review.</param>
/// <param name="FinePassed">How many of them do not.</param>
internal sealed record FunctionalFigures(string Capability, int Bad, int BadPassed, int Fine, int FinePassed)
{
    /// <summary>Runs cases, capability by capability in the order of the first of each.</summary>
    public static IReadOnlyList<FunctionalFigures> Of(Model model, IReadOnlyList<FunctionalCase> cases)
    {
        var judged = cases.Select(one => (Case: one, Passed: IsReviewed(model, one) == one.MustBeReviewed));
        return
        [
            .. judged
                .GroupBy(pair => pair.Case.Capability)
                .Select(part => new FunctionalFigures(
                    part.Key,
                    part.Count(pair => pair.Case.MustBeReviewed),
                    part.Count(pair => pair.Case.MustBeReviewed && pair.Passed),
                    part.Count(pair => !pair.Case.MustBeReviewed),
                    part.Count(pair => !pair.Case.MustBeReviewed && pair.Passed)
                )),
        ];
    }

    private static bool IsReviewed(Model model, FunctionalCase one)
    {
        var scores = model.Score(one.Comment);
        return one.Category == Category.Toxicity
            ? scores.Toxicity >= model.Thresholds.Toxicity
            : scores.Spam >= model.Thresholds.Spam;
    }
}
