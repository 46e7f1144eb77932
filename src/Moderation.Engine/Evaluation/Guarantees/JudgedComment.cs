using Moderation.Engine.Deciding;

namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>A comment whose scores and whose truth are known.</summary>
/// <param name="Scores">What the model says.</param>
/// <param name="IsHeld">Whether another check sends it to review whatever its scores are.</param>
/// <param name="IsBad">Whether it must not be approved.</param>
/// <param name="Probability">The chance with which it came into the sample, over 0 to 1.</param>
internal readonly record struct JudgedComment(Scores Scores, bool IsHeld, bool IsBad, double Probability = 1)
{
    /// <summary>A bad comment that every policy approves, however strict.</summary>
    public static JudgedComment Missed(double probability) =>
        new(new Scores(float.NegativeInfinity, float.NegativeInfinity), IsHeld: false, IsBad: true, probability);
}
