namespace Moderation.Contracts;

/// <summary>
/// The names and arguments of the exchanges and queues that a blog and the service share. Who declares one of them
/// must give exactly these arguments, or RabbitMQ refuses.
/// </summary>
public static class Topology
{
    /// <summary>Durable topic exchange that comments are published to.</summary>
    public const string CommentsExchange = "moderation.comments";

    /// <summary>Durable topic exchange that decisions are published to.</summary>
    public const string DecisionsExchange = "moderation.decisions";

    /// <summary>Durable fanout exchange that takes what the broker gives up on.</summary>
    public const string DeadLettersExchange = "moderation.dead-letters";

    /// <summary>The queue of submitted comments.</summary>
    public const string IntakeQueue = "moderation.intake";

    /// <summary>The queue of deleted comments.</summary>
    public const string DeletionsQueue = "moderation.deletions";

    /// <summary>The queue of what readers report.</summary>
    public const string ReportsQueue = "moderation.reports";

    /// <summary>The queue behind <see cref="DeadLettersExchange"/>; the service drains it into its table.</summary>
    public const string DeadLettersQueue = "moderation.dead-letters";

    /// <summary>Routing key of <see cref="CommentSubmitted"/>.</summary>
    public const string CommentSubmittedKey = "comment.submitted";

    /// <summary>Routing key of <see cref="CommentDeleted"/>.</summary>
    public const string CommentDeletedKey = "comment.deleted";

    /// <summary>Routing key of <see cref="CommentReported"/>.</summary>
    public const string CommentReportedKey = "comment.reported";

    /// <summary>Routing key of the service's decision to approve.</summary>
    public const string ApproveKey = "decision.approve";

    /// <summary>Routing key of what is under review, by the service's decision or because a verdict was undone.</summary>
    public const string ReviewKey = "decision.review";

    /// <summary>Routing key of a moderator's verdict to approve.</summary>
    public const string VerdictApproveKey = "verdict.approve";

    /// <summary>Routing key of a verdict to reject.</summary>
    public const string VerdictRejectKey = "verdict.reject";

    /// <summary>
    /// How often the broker hands a message out again before it dead-letters it. High, because an ordinary restart
    /// counts as a delivery too: this is the last resort behind the service's own count of lone attempts.
    /// </summary>
    public const int DeliveryLimit = 100;

    /// <summary>Arguments of <see cref="IntakeQueue"/>, <see cref="DeletionsQueue"/> and <see cref="ReportsQueue"/>.</summary>
    public static IReadOnlyDictionary<string, object?> IntakeArguments { get; } =
        new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum",
            ["x-overflow"] = "reject-publish",
            ["x-delivery-limit"] = DeliveryLimit,
            ["x-dead-letter-exchange"] = DeadLettersExchange,
            ["x-dead-letter-strategy"] = "at-least-once",
        };

    /// <summary>
    /// As good as no limit, for queues behind which there is nothing: RabbitMQ 4 drops a message after 20 deliveries
    /// unless told otherwise, so a subscriber that restarts often would lose decisions. Not -1, which is "none" to
    /// RabbitMQ 4 alone: 3.10 takes it too, and drops a message that is given back once.
    /// </summary>
    public const int NoDeliveryLimit = 1_000_000_000;

    /// <summary>Arguments of a subscriber's queue and of <see cref="DeadLettersQueue"/>.</summary>
    public static IReadOnlyDictionary<string, object?> SubscriberArguments { get; } =
        new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum",
            ["x-overflow"] = "reject-publish",
            ["x-delivery-limit"] = NoDeliveryLimit,
        };
}
