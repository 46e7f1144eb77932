using Microsoft.Extensions.Options;
using Moderation.Engine.Models;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Operations;

namespace Moderation.Service.Learning;

internal static class LearningServices
{
    /// <summary>Adds the model, the policies, the labels and the audit.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.AddCheckedOptions<ModelOptions>(ModelOptions.Section);
        services.AddCheckedOptions<PolicyOptions, PolicyOptionsValidation>(PolicyOptions.Section);
        services.AddSingleton(provider =>
            Model.Load(provider.GetRequiredService<IOptions<ModelOptions>>().Value.Folder ?? Model.ShippedFolder)
        );
        services.AddSingleton(
            new CheckedOptions(provider =>
            {
                _ = provider.GetRequiredService<Model>();
                return [];
            })
        );
        services.AddLabels();
        services.AddAudit();
        services.AddSingleton<PolicyStore>();
        services.AddSingleton<PoliciesInForce>();
        services.AddSingleton<PastDecisionStore>();
        services.AddSingleton<PolicyRehearsal>();
        services.AddSingleton<SavedPolicies>();
        services.AddSingleton<PolicyWatch>();
        return services.AddHostedService(provider => provider.GetRequiredService<PolicyWatch>());
    }

    /// <summary>Maps <c>/api/policy</c>, <c>/api/labels</c> and <c>/api/audit</c>.</summary>
    public static void MapLearning(this IEndpointRouteBuilder routes)
    {
        routes.MapPolicy();
        routes.MapLabels();
        routes.MapAudit();
    }
}
