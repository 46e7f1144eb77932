using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Moderation.Service.Operations;

/// <summary>Ready while RabbitMQ is connected.</summary>
internal sealed class BrokerHealth(BrokerConnection broker) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await broker.OpenAsync(cancellationToken);
            return HealthCheckResult.Healthy("connected");
        }
        catch (Exception e)
            when (e is RabbitMQ.Client.Exceptions.RabbitMQClientException or IOException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("RabbitMQ does not answer");
        }
    }
}
