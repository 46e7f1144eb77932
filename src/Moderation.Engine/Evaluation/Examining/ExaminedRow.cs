using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>A labelled comment with what both models say of it.</summary>
/// <param name="Id">Names the comment.</param>
/// <param name="Scores">The scores.</param>
/// <param name="Toxic">Whether it is abusive; null where nobody judged that.</param>
/// <param name="Spam">Whether it is spam; null where nobody judged that.</param>
/// <param name="Probability">The chance with which it came to be labelled, over 0 to 1; null where that is not known.</param>
/// <param name="IsHeld">Whether another check sends it to review whatever its scores are.</param>
/// <param name="Unit">Rows of one unit are drawn together, see <see cref="RowUnits"/>.</param>
/// <param name="ImportId">The import that the label came with; null for one of another origin.</param>
/// <param name="IsDrawn">Whether its probability is that of being drawn for an audit.</param>
internal sealed record ExaminedRow(
    string Id,
    Pair<Scores> Scores,
    bool? Toxic,
    bool? Spam,
    double? Probability = 1,
    bool IsHeld = false,
    int Unit = 0,
    long? ImportId = null,
    bool IsDrawn = false
)
{
    private static readonly Scores Least = new(float.NegativeInfinity, float.NegativeInfinity);

    /// <summary>A comment of which is known only what was decided: for either model, whatever its thresholds, it is that.</summary>
    public static ExaminedRow Decided(bool wasReviewed) =>
        new("", new(Least, Least), Toxic: null, Spam: null, IsHeld: wasReviewed);

    /// <summary>Whether it must not be approved.</summary>
    public bool IsBad => Toxic == true || Spam == true;

    /// <summary>How many comments of the blog it stands for, 1 or more.</summary>
    public double Weight => 1 / (Probability ?? 1);

    /// <summary>The label of a category, or null where nobody judged it.</summary>
    public bool? Label(Category category) => category == Category.Toxicity ? Toxic : Spam;

    /// <summary>Whether each of the models, at its thresholds, sends it to review.</summary>
    public Pair<bool> Reviewed(Pair<Thresholds> at) =>
        new(
            IsHeld || at.Champion.AreReachedBy(Scores.Champion),
            IsHeld || at.Challenger.AreReachedBy(Scores.Challenger)
        );
}
