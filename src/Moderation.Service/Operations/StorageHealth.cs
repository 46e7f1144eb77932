using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Moderation.Service.Storage;

namespace Moderation.Service.Operations;

/// <summary>Ready while the database answers.</summary>
internal sealed class StorageHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await database.ReadAsync(c => c.ExecuteScalarAsync<int>("select 1"), cancellationToken);
            return HealthCheckResult.Healthy(database.Dialect.Name);
        }
        catch (DbException)
        {
            return HealthCheckResult.Unhealthy("the database does not answer");
        }
    }
}
