using Moderation.Contracts;
using Moderation.Service.Publishing;

namespace Moderation.Service.Review;

/// <summary>A comment that a verdict settles, or the undo of one brings back.</summary>
/// <param name="Before">Where it stood.</param>
/// <param name="Event">The event that says so.</param>
internal sealed record SettledComment(CommentStanding Before, NewDecision Event)
{
    /// <summary>What the event says.</summary>
    public DecisionMade Made => Event.Made;
}
