using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>The comments of a calibration file with a model's scores, and what was not known of them.</summary>
/// <param name="Comments">Those with a label.</param>
/// <param name="Unlabelled">Rows left out because nobody judged them.</param>
/// <param name="HalfLabelled">Rows fine in the category that was judged, and not judged for the other.</param>
internal sealed record CalibrationSet(IReadOnlyList<JudgedComment> Comments, int Unlabelled, int HalfLabelled)
{
    // No score reaches it, so that what goes to review goes there for another reason.
    private const double Never = 2;

    /// <summary>Scores the rows and runs the other checks on them.</summary>
    /// <exception cref="CorpusException">No row has a label.</exception>
    public static CalibrationSet Of(Model model, IEnumerable<CalibrationRow> rows)
    {
        var policy = Policy.DefaultFor(model) with { ToxicityThreshold = Never, SpamThreshold = Never };
        var decider = new Decider(model, policy);
        var comments = new List<JudgedComment>();
        var (unlabelled, half) = (0, 0);
        foreach (var row in rows)
        {
            if (row.Toxic is null && row.Spam is null)
            {
                unlabelled++;
                continue;
            }

            var isBad = row.Toxic is not (null or 0) || row.Spam is not (null or 0);
            half += !isBad && (row.Toxic is null || row.Spam is null) ? 1 : 0;
            var decision = decider.Decide(new Comment(row.Text, row.Author?.Name, row.Author?.Url));
            comments.Add(
                new JudgedComment(decision.Scores, decision.Outcome == Outcome.Review, isBad, row.Probability ?? 1)
            );
        }

        return comments.Count > 0
            ? new CalibrationSet(comments, unlabelled, half)
            : throw new CorpusException("No row of the calibration file has a label: \"toxic\" or \"spam\", 0 or 1.");
    }
}
