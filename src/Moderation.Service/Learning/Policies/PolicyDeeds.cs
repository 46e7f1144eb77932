namespace Moderation.Service.Learning.Policies;

/// <summary>The words of the history for what is done to the policy.</summary>
internal static class PolicyDeeds
{
    public const string Save = "policy.save";

    public const string RollBack = "policy.rollback";
}
