using Moderation.Engine.Evaluation.Examining;

namespace Moderation.Service.Dashboard.Administering;

/// <summary>What a model would send to review, in words: a threshold belongs to its model's scores, and says nothing of it.</summary>
internal static class LoadWords
{
    /// <summary>Comments a day where that is known, shares where it is not.</summary>
    public static string Of(ExaminationReport found)
    {
        if (found.Chosen.Load is not { Champion: { } now, Challenger: { } then })
        {
            return "How many comments it sends to review is not known: too few of this blog's have been here.";
        }

        var moves = found.Chosen is { NewlyReviewed: { } come, NoLongerReviewed: { } go }
            ? $": {Amount(come)} come, {Amount(go)} go"
            : "";
        var perDay = found.CommentsPerDay is null ? "of the comments" : "comments a day";
        return $"{Amount(now)} → {Amount(then)} {perDay} sent to review, by the newest ones when it was examined{moves}";

        string Amount(double share) =>
            found.CommentsPerDay is { } all ? Wording.Text($"{Math.Round(share * all):0}") : Wording.Percent(share);
    }
}
