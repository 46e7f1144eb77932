using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Moderation.Service.Operations;

/// <summary>Not ready until all parts are up.</summary>
internal sealed class StartupHealth(Startup startup) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(
            startup.WaitsFor is { } what
                ? HealthCheckResult.Unhealthy($"waits for {what}")
                : HealthCheckResult.Healthy("all parts are up")
        );
}
