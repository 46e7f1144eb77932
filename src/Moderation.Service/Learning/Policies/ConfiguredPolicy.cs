using System.Text.Json;
using Microsoft.Extensions.Options;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Service.Review;

namespace Moderation.Service.Learning.Policies;

/// <summary>What the configuration says, and the model where it says nothing: in force until an admin saves a policy.</summary>
internal static class ConfiguredPolicy
{
    public static PolicyInForce Of(PolicyOptions options, LaneOptions lanes, Model model)
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
        return PolicyInForce.Of(0, Version(content.ToPolicy("", model)), content, model);
    }

    // The version is made from the content: replicas with the same settings name the same policy.
    private static string Version(Policy policy) =>
        "policy-" + PolicyContent.Digest(JsonSerializer.SerializeToUtf8Bytes(policy));
}
