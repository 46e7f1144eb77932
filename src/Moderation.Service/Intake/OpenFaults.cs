using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Moderation.Service.Intake;

/// <summary>Not ready while a message is tried again for a fault that nobody foresaw.</summary>
internal sealed class OpenFaults(TimeProvider clock) : IHealthCheck
{
    private readonly ConcurrentDictionary<FaultRun, string> _open = new();

    /// <summary>Watches one piece of work until it is disposed.</summary>
    public FaultRun Begin() => new(this, clock);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var kinds = _open.Values.Distinct().Order(StringComparer.Ordinal).ToArray();
        return Task.FromResult(
            kinds.Length == 0
                ? HealthCheckResult.Healthy("no message is held up by a fault of the service")
                : HealthCheckResult.Unhealthy(
                    $"a message meets a fault of the service itself ({string.Join(", ", kinds)}) and is tried again"
                )
        );
    }

    internal void Say(FaultRun run, string kind) => _open[run] = kind;

    internal void Forget(FaultRun run) => _open.TryRemove(run, out _);
}
