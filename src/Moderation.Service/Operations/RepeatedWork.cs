namespace Moderation.Service.Operations;

/// <summary>
/// Work that is done again and again, from when the service has started until it stops. What fails, for whatever cause, is
/// told and left to the next time, which may find it gone.
/// </summary>
/// <param name="startup">It begins after that.</param>
/// <param name="clock">The time.</param>
/// <param name="pause">Between one time and the next.</param>
internal abstract class RepeatedWork(Startup startup, TimeProvider clock, TimeSpan pause) : BackgroundService
{
    /// <summary>The time.</summary>
    protected TimeProvider Clock => clock;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Completed.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DoAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(e.GetType().Name);
            }

            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    /// <summary>Does it once.</summary>
    protected abstract Task DoAsync(CancellationToken stopping);

    /// <summary>Tells that it failed.</summary>
    /// <param name="fault">What the fault is called; its message could quote a comment.</param>
    protected abstract void Failed(string fault);
}
