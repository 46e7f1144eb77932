namespace Moderation.Service.Learning.Policies;

/// <summary>What became of a policy that somebody wanted to save.</summary>
/// <param name="Outcome">Whether it is in force.</param>
/// <param name="Newest">The newest saved policy now; null where none ever was.</param>
/// <param name="Mistakes">What would be right, by property, where it was refused.</param>
internal sealed record PolicyAnswer(
    PolicyOutcome Outcome,
    SavedPolicy? Newest,
    IReadOnlyDictionary<string, string> Mistakes
)
{
    public PolicyAnswer(PolicyOutcome outcome, SavedPolicy? newest)
        : this(outcome, newest, new Dictionary<string, string>()) { }
}
