using Moderation.Service.Operations;

namespace Moderation.Service.Review;

/// <summary>Adds the texts under review that a crash kept out of the search.</summary>
internal sealed partial class ReviewTextSweep(
    ReviewTexts texts,
    Startup startup,
    TimeProvider clock,
    ILogger<ReviewTextSweep> logger
) : RepeatedWork(startup, clock, Pause)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override Task DoAsync(CancellationToken stopping) => texts.CompleteAsync(stopping);

    protected override void Failed(string fault) => Left(fault);

    [LoggerMessage(3062, LogLevel.Warning, "Texts that the search lacks are left for the next sweep: {Fault}")]
    private partial void Left(string fault);
}
