using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Drift;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Operations;

namespace Moderation.Service.Learning;

internal static class LearningServices
{
    /// <summary>Adds the models, the policies, the labels and the audit.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.AddModels();
        services.AddLabels();
        services.AddAudit();
        services.AddDrift();
        services.AddCheckedOptions<PolicyOptions, PolicyOptionsValidation>(PolicyOptions.Section);
        services.AddSingleton<PolicyStore>();
        services.AddSingleton<InForceStore>();
        services.AddSingleton<PoliciesInForce>();
        services.AddSingleton<PastDecisionStore>();
        services.AddSingleton<PolicyRehearsal>();
        services.AddSingleton<SavedPolicies>();
        services.AddSingleton<PolicyWatch>();
        return services.AddHostedService(provider => provider.GetRequiredService<PolicyWatch>());
    }

    /// <summary>Maps <c>/api/policy</c>, <c>/api/models</c>, <c>/api/labels</c> and <c>/api/audit</c>.</summary>
    public static void MapLearning(this IEndpointRouteBuilder routes)
    {
        routes.MapPolicy();
        routes.MapModels();
        routes.MapLabels();
        routes.MapAudit();
    }
}
