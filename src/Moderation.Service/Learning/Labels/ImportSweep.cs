using Moderation.Service.Operations;

namespace Moderation.Service.Learning.Labels;

/// <summary>
/// Takes out what imports left that were broken off with their process: when the service has started, and then each quarter
/// of an hour.
/// </summary>
internal sealed partial class ImportSweep(
    LabelImports imports,
    Startup startup,
    TimeProvider clock,
    ILogger<ImportSweep> logger
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await startup.Completed.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await imports.SweepAsync(stoppingToken) is > 0 and var swept)
                {
                    Swept(swept);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(e.GetType().Name);
            }

            await Task.Delay(Every, clock, stoppingToken);
        }
    }

    [LoggerMessage(5301, LogLevel.Information, "{Count} imports of labels were broken off: their rows are gone")]
    private partial void Swept(int count);

    [LoggerMessage(5302, LogLevel.Warning, "Imports that were broken off wait to be taken out ({Fault})")]
    private partial void Failed(string fault);
}
