using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Moderation.Service.Security;

namespace Moderation.Service.Review.Figures;

/// <summary>Degraded while something waits for judgement for too long: comments are taken all the same.</summary>
internal sealed class BacklogHealth(BacklogWatch watch) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await watch.LateAsync(Actor.Service, cancellationToken) is { } late
                ? HealthCheckResult.Degraded(
                    $"a comment waits for judgement since {late.UtcDateTime:yyyy-MM-dd HH:mm} UTC, longer than Review:WarnAfter, {watch.WarnAfter}"
                )
                : HealthCheckResult.Healthy("nothing waits for too long");
        }
        catch (DbException)
        {
            // Another check says what is wrong with the database.
            return HealthCheckResult.Healthy("not known");
        }
    }
}
