using Moderation.Engine.Evaluation.Drift;

namespace Moderation.Service.Learning.Drift;

/// <summary>
/// How far a day's comments, or those of several days where one has too few, have moved from what the model was calibrated
/// on.
/// </summary>
/// <param name="From">The first day, such as 2026-03-01, in UTC.</param>
/// <param name="To">The last day.</param>
/// <param name="Comments">How many comments.</param>
/// <param name="Toxicity">Of the scores.</param>
/// <param name="Spam">Of the scores.</param>
/// <param name="Language">Of the languages.</param>
internal sealed record DriftPeriod(
    string From,
    string To,
    long Comments,
    Stability Toxicity,
    Stability Spam,
    Stability Language
)
{
    /// <summary>Whether the comments are no longer those that the model was calibrated on.</summary>
    public bool HasShifted => Toxicity.HasShifted || Spam.HasShifted || Language.HasShifted;

    /// <summary>Whether all three were compared; not so where the model was calibrated on too few comments.</summary>
    public bool IsCompared => Toxicity.Index is not null && Spam.Index is not null && Language.Index is not null;
}
