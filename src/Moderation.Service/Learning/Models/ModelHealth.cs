using Microsoft.Extensions.Diagnostics.HealthChecks;
using Moderation.Service.Learning.Policies;

namespace Moderation.Service.Learning.Models;

/// <summary>Degraded while the champion cannot be loaded here: comments are taken, and the last good model scores.</summary>
internal sealed class ModelHealth(PoliciesInForce policies) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var scoring = $"{policies.Current.Model.Version} scores";
        return Task.FromResult(
            policies.Refused is { } refused
                ? HealthCheckResult.Degraded(
                    $"{scoring}: {refused.Version}, which was promoted, is refused, because {refused.Why}. Promote another model, or that one after its row is mended"
                )
                : HealthCheckResult.Healthy(scoring)
        );
    }
}
