using System.Globalization;
using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Engine.Deciding.Checks;

/// <summary>The model's scores against the policy's thresholds.</summary>
internal static class ScoreChecks
{
    public static Reason? Toxicity(Case one) =>
        Run(
            one,
            Category.Toxicity,
            ReasonCodes.Toxicity,
            one.Scores?.Toxicity,
            one.Policy.ToxicityThreshold,
            "Readers may find this abusive"
        );

    public static Reason? Spam(Case one) =>
        Run(
            one,
            Category.Spam,
            ReasonCodes.Spam,
            one.Scores?.Spam,
            one.Policy.SpamThreshold,
            "This looks like advertising"
        );

    private static Reason? Run(Case one, Category category, string code, float? score, double threshold, string message)
    {
        // Not "score >= threshold": a score that is not a number must not pass. Where the model failed there is none, and
        // the decision has that as its reason.
        if (score is null || score < threshold)
        {
            return null;
        }

        // In another language the score stands on chance words, and the language is reason enough. It is none for an author
        // who is trusted: there the score speaks, but marking those words would mislead whoever reads it.
        var isForeign = one.Language == LanguageGuess.Other;
        if (isForeign && one.Author != AuthorStanding.Trusted)
        {
            return null;
        }

        var figures = string.Create(CultureInfo.InvariantCulture, $"score {score:0.00}, threshold {threshold:0.00}");
        return new Reason(code, $"{message} ({figures}).", isForeign ? [] : one.Model.Explain(one.Comment, category));
    }
}
