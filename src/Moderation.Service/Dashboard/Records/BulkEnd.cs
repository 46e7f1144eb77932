using Moderation.Service.Review;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.Records;

/// <summary>
/// Waits a moment for the end of a bulk. It is mostly done within that: a page that shows how it was would only have to be
/// reloaded.
/// </summary>
internal sealed class BulkEnd(Bulks bulks, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>How far it is at its end, or after the moment; null where there is no such bulk.</summary>
    /// <exception cref="NotAllowedException">They may not review on one of its sites.</exception>
    public async Task<BulkProgress?> AwaitAsync(Actor by, long id, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var progress = await bulks.ProgressAsync(by, id, cancel);
            if (progress is null or { Finished: true } || clock.GetElapsedTime(began) >= Patience)
            {
                return progress;
            }

            await Task.Delay(Look, clock, cancel);
        }
    }
}
