namespace Moderation.Service.Learning.Policies;

/// <summary>What a policy would have decided differently.</summary>
/// <param name="Looked">How many comments were decided again.</param>
/// <param name="Since">The oldest decision among them; null where there was none.</param>
/// <param name="IsCut">Whether there are more in the last week than were looked at.</param>
/// <param name="Changes">What would be different, by effect; those without a comment too.</param>
/// <param name="ExpireAtOnce">
/// How many comments under review have stood with what is surely spam for longer than the policy has it, though not for
/// longer than the one in force: they would be rejected within a minute.
/// </param>
internal sealed record PolicyPreview(
    int Looked,
    DateTimeOffset? Since,
    bool IsCut,
    IReadOnlyList<PolicyChange> Changes,
    int ExpireAtOnce
)
{
    /// <summary>How many would have been decided, and placed, as they were.</summary>
    public int Unchanged => Looked - Changes.Sum(change => change.Count);
}
