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
) : RepeatedWork(startup, clock, Every)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    protected override async Task DoAsync(CancellationToken stopping)
    {
        if (await imports.SweepAsync(stopping) is > 0 and var swept)
        {
            Swept(swept);
        }
    }

    protected override void Failed(string fault) => Waiting(fault);

    [LoggerMessage(5301, LogLevel.Information, "{Count} imports of labels were broken off: their rows are gone")]
    private partial void Swept(int count);

    [LoggerMessage(5302, LogLevel.Warning, "Imports that were broken off wait to be taken out ({Fault})")]
    private partial void Waiting(string fault);
}
