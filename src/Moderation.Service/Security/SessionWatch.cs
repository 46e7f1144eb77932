using Moderation.Service.Operations;

namespace Moderation.Service.Security;

/// <summary>Closes the open connections of people who were disabled, whose role changed, or who ended their sessions.</summary>
internal sealed partial class SessionWatch(
    OpenConnections connections,
    AccountStore accounts,
    Startup startup,
    TimeProvider clock,
    ILogger<SessionWatch> logger
) : RepeatedWork(startup, clock, Every)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task DoAsync(CancellationToken stopping)
    {
        if (connections.Accounts() is { Count: > 0 } asked)
        {
            connections.Close(asked, await accounts.StampsAsync(asked, stopping));
        }
    }

    protected override void Failed(string fault) => Waiting(fault);

    [LoggerMessage(6001, LogLevel.Warning, "Connections of ended sessions wait to be closed ({Fault})")]
    private partial void Waiting(string fault);
}
