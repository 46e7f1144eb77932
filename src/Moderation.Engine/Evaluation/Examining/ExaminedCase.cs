using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>A case of a suite, or a comment of the golden set, with what both models say of it.</summary>
/// <param name="Figure">What it counts for.</param>
/// <param name="Name">The capability or the identity word; empty for the golden set.</param>
/// <param name="Category">Whose score is asked; null: either.</param>
/// <param name="MustBeReviewed">Whether it must go to review, or must not.</param>
/// <param name="Scores">The scores.</param>
internal sealed record ExaminedCase(
    ExaminedFigure Figure,
    string Name,
    Category? Category,
    bool MustBeReviewed,
    Pair<Scores> Scores
)
{
    /// <summary>Whether each of the models, at its thresholds, gives the answer that it must.</summary>
    public Pair<bool> Right(Pair<Thresholds> at) =>
        new(
            at.Champion.AreReachedBy(Scores.Champion, Category) == MustBeReviewed,
            at.Challenger.AreReachedBy(Scores.Challenger, Category) == MustBeReviewed
        );
}
