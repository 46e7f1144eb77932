namespace Moderation.Service.Learning.Policies;

/// <summary>
/// Looks for a newer policy and a newly promoted model, which another replica may have brought, so that they are in force here
/// within 2 s, and what takes the time to be loaded.
/// </summary>
internal sealed partial class PolicyWatch(PoliciesInForce policies, TimeProvider clock, ILogger<PolicyWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(0.5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first one is taken before any comment is.
        await policies.FirstReading.WaitAsync(stoppingToken);
        var (current, fault) = (policies.Current, "");
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
                    Unreadable(current.Version, fault);
                }
            }

            var before = current;
            current = policies.Current;
            if (current.Version != before.Version)
            {
                InForce(current.Version);
            }

            if (current.Model.Version != before.Model.Version)
            {
                Scoring(current.Model.Version);
            }
        }
    }

    [LoggerMessage(5001, LogLevel.Information, "Deciding by {Version}")]
    private partial void InForce(string version);

    [LoggerMessage(5004, LogLevel.Information, "Scoring with model {Version}")]
    private partial void Scoring(string version);

    [LoggerMessage(5002, LogLevel.Warning, "Still deciding by {Version}: a newer policy cannot be read ({Fault})")]
    private partial void Unreadable(string version, string fault);
}
