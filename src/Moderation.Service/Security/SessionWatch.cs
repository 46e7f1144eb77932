using Moderation.Service.Operations;
using Moderation.Service.Storage;

namespace Moderation.Service.Security;

/// <summary>Closes the open connections of people who were disabled, whose role changed, or who ended their sessions.</summary>
internal sealed class SessionWatch(
    OpenConnections connections,
    AccountStore accounts,
    Database database,
    Startup startup,
    TimeProvider clock
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Completed.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, stoppingToken);
            if (connections.Accounts() is { Count: > 0 } asked)
            {
                try
                {
                    connections.Close(asked, await accounts.StampsAsync(asked, stoppingToken));
                }
                catch (Exception e) when (database.IsOutside(e))
                {
                    // Nothing can be done without the database either; they are asked about again.
                }
            }
        }
    }
}
