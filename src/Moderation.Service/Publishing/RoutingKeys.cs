using Moderation.Contracts;

namespace Moderation.Service.Publishing;

/// <summary>Routing keys of what goes out.</summary>
internal static class RoutingKeys
{
    /// <summary>The key that a decision is published under.</summary>
    public static string Of(StoredDecision decision) =>
        decision.State switch
        {
            CommentState.Approved => Topology.ApproveKey,
            CommentState.Pending => Topology.ReviewKey,
            var state => throw new ArgumentOutOfRangeException(
                nameof(decision),
                state,
                "The service decides no such state."
            ),
        };
}
