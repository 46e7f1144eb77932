using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Engine.Evaluation;

/// <summary>What the default policy makes of some rows by scores and language; shares are 0 to 1.</summary>
/// <param name="Name">Which rows.</param>
/// <param name="Rows">How many.</param>
/// <param name="Toxicity">Share at or over the toxicity threshold.</param>
/// <param name="Spam">Share at or over the spam threshold.</param>
/// <param name="Either">Share at or over one of the two.</param>
/// <param name="Foreign">Share taken for another language.</param>
/// <param name="Approved">Share that goes to review for none of these.</param>
/// <param name="BadAmongApproved">
/// Of the approved rows that somebody judged, the share labelled toxic or spam; null without any.
/// </param>
internal sealed record ReviewShares(
    string Name,
    int Rows,
    double Toxicity,
    double Spam,
    double Either,
    double Foreign,
    double Approved,
    double? BadAmongApproved
)
{
    /// <summary>Counts the rows, at least one.</summary>
    public static ReviewShares Of(string name, IReadOnlyList<ScoredComment> rows, Thresholds at)
    {
        var approved = rows.Where(row => !IsOver(row) && !IsForeign(row)).ToArray();
        var judged = approved.Where(row => row.Row.Toxic is not null || row.Row.Spam is not null).ToArray();
        return new ReviewShares(
            name,
            rows.Count,
            Share(rows, row => row.Scores.Toxicity >= at.Toxicity),
            Share(rows, row => row.Scores.Spam >= at.Spam),
            Share(rows, IsOver),
            Share(rows, IsForeign),
            (double)approved.Length / rows.Count,
            judged.Length == 0 ? null : Share(judged, row => row.Row.Toxic == 1 || row.Row.Spam == 1)
        );

        bool IsOver(ScoredComment row) => row.Scores.Toxicity >= at.Toxicity || row.Scores.Spam >= at.Spam;
    }

    private static bool IsForeign(ScoredComment row) => row.Language == LanguageGuess.Other;

    private static double Share(IReadOnlyList<ScoredComment> rows, Func<ScoredComment, bool> holds) =>
        (double)rows.Count(holds) / rows.Count;
}
