using Moderation.Service.Learning.Policies;

namespace Moderation.Service.Dashboard.Administering;

/// <summary>What the policy page shows: the policy in force, and all versions, the newest first.</summary>
/// <param name="InForce">The policy in force.</param>
/// <param name="Saved">Who saved it; null for the configuration's.</param>
/// <param name="Versions">The saved ones.</param>
internal sealed record PolicyView(PolicyInForce InForce, SavedPolicy? Saved, IReadOnlyList<SavedPolicy> Versions)
{
    /// <summary>What a version says, or null where it is not shown.</summary>
    public PolicyContent? ContentOf(string? version, ConfiguredPolicy configured) =>
        version == configured.Version
            ? configured.Content
            : Versions.FirstOrDefault(saved => saved.Version == version)?.Content;

    /// <summary>The number of a version; 0 for one that was not saved here, as the configuration's.</summary>
    public int NumberOf(string? version) => Versions.FirstOrDefault(saved => saved.Version == version)?.Number ?? 0;

    /// <summary>What a version changed; against the configuration for the first, and null where the one before is not shown.</summary>
    public IReadOnlyList<PolicyDifference>? ChangesOf(SavedPolicy saved, ConfiguredPolicy configured)
    {
        var before =
            saved.Number == 1
                ? configured.Content
                : Versions.FirstOrDefault(older => older.Number == saved.Number - 1)?.Content;
        return before is null ? null : PolicyDifference.Between(before, saved.Content);
    }
}
