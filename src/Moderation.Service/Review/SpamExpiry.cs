using Moderation.Service.Learning.Policies;
using Moderation.Service.Operations;

namespace Moderation.Service.Review;

/// <summary>
/// Looks every minute for what has stood in the lane of spam for longer than <see cref="PolicyInForce.SpamExpiresAfter"/>.
/// </summary>
internal sealed partial class SpamExpiry(
    ExpiredSpam expired,
    Startup startup,
    TimeProvider clock,
    ILogger<SpamExpiry> logger
) : RepeatedWork(startup, clock, Every)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override Task DoAsync(CancellationToken stopping) => expired.RejectAsync(stopping);

    protected override void Failed(string fault) => Waiting(fault);

    [LoggerMessage(4011, LogLevel.Warning, "Spam that has expired waits to be rejected ({Fault})")]
    private partial void Waiting(string fault);
}
