using System.Text.Json;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Service.Review;

namespace Moderation.Service.Learning.Policies;

/// <summary>What the configuration says, and the model where it says nothing: in force until an admin saves a policy.</summary>
/// <param name="Version">Its name in every decision.</param>
/// <param name="Content">What it says.</param>
/// <param name="Policy">The same for the engine, with the configured model's thresholds where it gives none.</param>
internal sealed record ConfiguredPolicy(string Version, PolicyContent Content, Policy Policy)
{
    public static ConfiguredPolicy Of(PolicyOptions options, LaneOptions lanes, Model model)
    {
        var usual = Policy.DefaultFor(model);
        var content = new PolicyContent
        {
            ToxicityThreshold = options.ToxicityThreshold,
            SpamThreshold = options.SpamThreshold,
            MaxLinks = options.MaxLinks ?? usual.MaxLinks,
            MaxLength = options.MaxLength ?? usual.MaxLength,
            BlockedWords = [.. options.BlockedWords],
            SurelySpam = lanes.SurelySpam,
            SpamExpiresAfterDays = lanes.SpamExpiresAfter.TotalDays,
        };
        var version = VersionOf(content.ToPolicy("", model.Thresholds));
        return new ConfiguredPolicy(version, content, content.ToPolicy(version, model.Thresholds));
    }

    // The version is made from the content: replicas with the same settings name the same policy.
    private static string VersionOf(Policy policy) =>
        "policy-" + PolicyContent.Digest(JsonSerializer.SerializeToUtf8Bytes(policy));
}
