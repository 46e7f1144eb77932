namespace Moderation.Service.Learning.Policies;

/// <summary>Looks for a newer policy, which another replica may have saved, so that it is in force here within 2 s.</summary>
internal sealed partial class PolicyWatch(PoliciesInForce policies, TimeProvider clock, ILogger<PolicyWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(0.5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first one is taken before any comment is.
        await policies.FirstReading.WaitAsync(stoppingToken);
        var (version, fault) = (policies.Current.Version, "");
        while (true)
        {
            await Task.Delay(Every, clock, stoppingToken);
            try
            {
                await policies.ReadAsync(stoppingToken);
                fault = "";
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Told once, not twice a second.
                if (fault != e.GetType().Name)
                {
                    fault = e.GetType().Name;
                    Unreadable(version, fault);
                }
            }

            if (version != policies.Current.Version)
            {
                version = policies.Current.Version;
                InForce(version);
            }
        }
    }

    [LoggerMessage(5001, LogLevel.Information, "Deciding by {Version}")]
    private partial void InForce(string version);

    [LoggerMessage(5002, LogLevel.Warning, "Still deciding by {Version}: a newer policy cannot be read ({Fault})")]
    private partial void Unreadable(string version, string fault);
}
