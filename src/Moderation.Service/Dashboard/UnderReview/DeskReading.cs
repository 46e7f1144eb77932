using Moderation.Service.Review;
using Moderation.Service.Review.Figures;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>Asks the queue for all that a desk shows.</summary>
internal sealed class DeskReading(ReviewQueue queue, LaneTally tally, BacklogWatch backlog)
{
    /// <summary>What the desk shows now.</summary>
    /// <param name="by">Whose desk it is.</param>
    /// <param name="wish">What it is to show.</param>
    /// <param name="felt">What <see cref="ReviewPulse"/> told last, or "".</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<DeskView> ViewAsync(Actor by, DeskWish wish, string felt, CancellationToken cancel)
    {
        var seen = await queue.SeenAsync(by, cancel);
        var lanes = await tally.CountAsync(by, felt, cancel);
        var all = wish.Filter.Lane switch
        {
            Lane.Judgement => lanes.Judgement,
            Lane.Spam => lanes.Spam,
            null => lanes.Judgement + lanes.Spam,
            _ => 0,
        };
        return new DeskView(
            seen,
            lanes,
            wish.IsNarrowed ? await queue.CountAsync(by, wish.Filter, cancel) : new ReviewCount(all, IsMore: false),
            by.May(Rights.Administer) ? await queue.CountEscalatedAsync(by, cancel) : null,
            await queue.ListAsync(by, wish.Filter, wish.Order, after: null, wish.Shown, cancel),
            await backlog.LateAsync(by, cancel),
            backlog.WarnAfter
        );
    }
}
