using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>A comment that would be decided differently.</summary>
/// <param name="Id">Names the comment.</param>
/// <param name="Champion">The champion's scores.</param>
/// <param name="Challenger">The challenger's scores.</param>
/// <param name="IsReviewed">Whether the challenger sends it to review; the champion does the other thing.</param>
/// <param name="Toxic">Whether people called it abusive; null where nobody judged that.</param>
/// <param name="Spam">Whether people called it spam; null where nobody judged that.</param>
/// <param name="Kind">What that makes of the change.</param>
/// <param name="Distance">How far apart the models are: in log odds, each measured from its thresholds.</param>
internal sealed record ChangedDecision(
    string Id,
    Scores Champion,
    Scores Challenger,
    bool IsReviewed,
    bool? Toxic,
    bool? Spam,
    ChangeKind Kind,
    double Distance
)
{
    /// <summary>What a comment's decisions are at these thresholds; null where they are the same.</summary>
    public static ChangedDecision? Of(ExaminedRow row, Pair<Thresholds> at)
    {
        var reviewed = row.Reviewed(at);
        if (reviewed.Champion == reviewed.Challenger)
        {
            return null;
        }

        var isJudged = (row.Toxic ?? row.Spam) is not null;
        return new ChangedDecision(
            row.Id,
            row.Scores.Champion,
            row.Scores.Challenger,
            reviewed.Challenger,
            row.Toxic,
            row.Spam,
            !isJudged ? ChangeKind.Unknown
                : reviewed.Challenger == row.IsBad ? ChangeKind.Mended
                : ChangeKind.Broken,
            Math.Abs(at.Challenger.Margin(row.Scores.Challenger) - at.Champion.Margin(row.Scores.Champion))
        );
    }
}
