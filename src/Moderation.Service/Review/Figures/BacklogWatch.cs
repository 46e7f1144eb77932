using Microsoft.Extensions.Options;
using Moderation.Service.Security;

namespace Moderation.Service.Review.Figures;

/// <summary>Tells when something has waited for judgement for longer than <see cref="LaneOptions.WarnAfter"/>.</summary>
internal sealed class BacklogWatch(BacklogStore store, IOptions<LaneOptions> options, TimeProvider clock)
{
    /// <summary>How long a comment may wait.</summary>
    public TimeSpan WarnAfter => options.Value.WarnAfter;

    /// <summary>Since when the oldest comment waits, where that is too long; null otherwise.</summary>
    /// <param name="by">Who asks; with the right to review. Sites that it may not see are left out.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="NotAllowedException">It may not review.</exception>
    public async Task<DateTimeOffset?> LateAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Review);
        return await store.OldestAsync(by.Sites, cancel) is { } oldest && IsLate(oldest) ? oldest : null;
    }

    /// <summary>Whether a comment that waits since then waits for too long.</summary>
    public bool IsLate(DateTimeOffset since) => clock.GetUtcNow() - since > WarnAfter;
}
