using Moderation.Contracts;
using RabbitMQ.Client;

namespace Moderation.Service.Publishing;

/// <summary>Routing keys of what goes out.</summary>
internal static class RoutingKeys
{
    // Encoded once.
    private static readonly CachedString Approve = new(Topology.ApproveKey);
    private static readonly CachedString Review = new(Topology.ReviewKey);
    private static readonly CachedString VerdictApprove = new(Topology.VerdictApproveKey);
    private static readonly CachedString VerdictReject = new(Topology.VerdictRejectKey);

    /// <summary>The key that a decision is published under.</summary>
    public static CachedString Of(StoredDecision decision) =>
        decision.State switch
        {
            CommentState.Approved => decision.DecidedBy == StoredDecision.ByService ? Approve : VerdictApprove,
            CommentState.Pending => Review,
            _ => VerdictReject,
        };
}
