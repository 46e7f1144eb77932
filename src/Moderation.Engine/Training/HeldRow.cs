using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>A calibration row that somebody judged.</summary>
/// <param name="Row">The row.</param>
/// <param name="Score">Its score by a fit that had not seen it, 0 to 1.</param>
internal readonly record struct HeldRow(CorpusRow Row, double Score)
{
    // No score reaches it: the spam score is the one that is held out.
    private const double Never = 2;

    /// <summary>
    /// How often the lane of what is surely spam is right, by source. The other checks are those of the finished model under
    /// its own policy: they only take rows out of the lane.
    /// </summary>
    /// <param name="model">The finished model.</param>
    /// <param name="rows">Rows with their spam scores.</param>
    public static IReadOnlyList<LaneFigures> Lane(Model model, IReadOnlyList<HeldRow> rows)
    {
        var decider = new Decider(model, Policy.DefaultFor(model) with { SpamThreshold = Never });
        return LaneFigures.Of([
            .. rows.Select(row => (row.Row.Source, row.Row.Label(Category.Spam)!.Value, Stands(row))),
        ]);

        bool Stands(HeldRow row) =>
            row.Score >= SurelySpam.Bound
            && SurelySpam.Holds(
                row.Score,
                [ReasonCodes.Spam, .. decider.Decide(row.Row.Comment).Reasons.Select(reason => reason.Code)],
                SurelySpam.Bound
            );
    }
}
