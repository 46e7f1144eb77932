using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Engine.Evaluation;

/// <summary>What the default policy would send to review of some rows, whatever their labels; shares are 0 to 1.</summary>
/// <param name="Name">Which rows.</param>
/// <param name="Rows">How many.</param>
/// <param name="Toxicity">Share at or over the toxicity threshold.</param>
/// <param name="Spam">Share at or over the spam threshold.</param>
/// <param name="Either">Share at or over one of the two.</param>
/// <param name="Foreign">Share taken for another language.</param>
internal sealed record ReviewShares(string Name, int Rows, double Toxicity, double Spam, double Either, double Foreign)
{
    /// <summary>Counts the rows, at least one.</summary>
    public static ReviewShares Of(string name, IReadOnlyList<ScoredComment> rows, Thresholds at) =>
        new(
            name,
            rows.Count,
            Share(rows, row => row.Scores.Toxicity >= at.Toxicity),
            Share(rows, row => row.Scores.Spam >= at.Spam),
            Share(rows, row => row.Scores.Toxicity >= at.Toxicity || row.Scores.Spam >= at.Spam),
            Share(rows, row => row.Language == LanguageGuess.Other)
        );

    private static double Share(IReadOnlyList<ScoredComment> rows, Func<ScoredComment, bool> holds) =>
        (double)rows.Count(holds) / rows.Count;
}
