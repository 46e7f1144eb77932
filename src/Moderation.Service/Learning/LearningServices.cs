using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Service.Operations;

namespace Moderation.Service.Learning;

internal static class LearningServices
{
    /// <summary>Adds the model and the policy in force.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.AddCheckedOptions<ModelOptions>(ModelOptions.Section);
        services.AddCheckedOptions<PolicyOptions, PolicyOptionsValidation>(PolicyOptions.Section);
        services.AddSingleton(provider =>
            Model.Load(provider.GetRequiredService<IOptions<ModelOptions>>().Value.Folder ?? Model.ShippedFolder)
        );
        services.AddSingleton(provider =>
            InForce(provider.GetRequiredService<IOptions<PolicyOptions>>().Value, provider.GetRequiredService<Model>())
        );
        services.AddSingleton(
            new CheckedOptions(provider =>
            {
                _ = provider.GetRequiredService<Model>();
                return [];
            })
        );
        return services.AddSingleton<Decider>();
    }

    private static Policy InForce(PolicyOptions options, Model model)
    {
        var usual = Policy.DefaultFor(model);
        var policy = new Policy(
            "",
            options.ToxicityThreshold ?? usual.ToxicityThreshold,
            options.SpamThreshold ?? usual.SpamThreshold,
            options.MaxLinks ?? usual.MaxLinks,
            options.MaxLength ?? usual.MaxLength,
            [.. options.BlockedWords]
        );
        // The version is made from the content: replicas with the same settings name the same policy.
        var digest = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(policy));
        return policy with { Version = "policy-" + Convert.ToHexStringLower(digest.AsSpan(0, 4)) };
    }
}
