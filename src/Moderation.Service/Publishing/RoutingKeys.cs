using Moderation.Contracts;
using RabbitMQ.Client;

namespace Moderation.Service.Publishing;

/// <summary>Routing keys of what goes out.</summary>
internal static class RoutingKeys
{
    // Encoded once.
    private static readonly CachedString Approve = new(Topology.ApproveKey);
    private static readonly CachedString Review = new(Topology.ReviewKey);

    /// <summary>The key that a decision is published under.</summary>
    public static CachedString Of(StoredDecision decision) =>
        decision.State switch
        {
            CommentState.Approved => Approve,
            CommentState.Pending => Review,
            var state => throw new ArgumentOutOfRangeException(
                nameof(decision),
                state,
                "The service decides no such state."
            ),
        };
}
