using Moderation.Service.Learning.Policies;
using Moderation.Service.Operations;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>
/// Rejects what has stood in the lane of spam for longer than <see cref="PolicyInForce.SpamExpiresAfter"/>, as the service's
/// own verdict, which may be undone as any other. On several replicas at once one of them settles each.
/// </summary>
internal sealed partial class SpamExpiry(
    ReviewQueue queue,
    Verdicts verdicts,
    Startup startup,
    TimeProvider clock,
    ILogger<SpamExpiry> logger
) : RepeatedWork(startup, clock, Every)
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override Task DoAsync(CancellationToken stopping) => RejectAsync(queue, verdicts, stopping);

    protected override void Failed(string fault) => Waiting(fault);

    /// <summary>Rejects all that has expired.</summary>
    /// <returns>How many comments.</returns>
    public static async Task<int> RejectAsync(ReviewQueue queue, Verdicts verdicts, CancellationToken cancel)
    {
        var rejected = 0;
        while (await queue.ExpiredAsync(AtOnce, cancel) is { Count: > 0 } expired)
        {
            var answers = await verdicts.SettleAsync(
                Actor.Service,
                [.. expired.Select(one => new CommentRef(one.SiteId, one.CommentId, one.Revision))],
                NewVerdict.Reject("spam")
            );
            var done = answers.Count(answer => answer.Outcome == VerdictOutcome.Done);
            rejected += done;
            if (done == 0)
            {
                break;
            }
        }

        return rejected;
    }

    [LoggerMessage(4011, LogLevel.Warning, "Spam that has expired waits to be rejected ({Fault})")]
    private partial void Waiting(string fault);
}
