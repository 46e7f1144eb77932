using Moderation.Contracts;

namespace Moderation.Service.Publishing;

/// <summary>A decision as it is stored and published: the body is the message, byte for byte.</summary>
internal sealed record StoredDecision
{
    /// <summary>Who decided where nobody ruled. No person has this name.</summary>
    public const string ByService = "service";

    /// <summary>Counts all decisions of this service in the order in which they became visible.</summary>
    public long Cursor { get; init; }

    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    public int Revision { get; init; }

    public int Sequence { get; init; }

    public CommentState State { get; init; }

    /// <summary><see cref="ByService"/>, or the name of who ruled.</summary>
    public string DecidedBy { get; init; } = ByService;

    /// <summary>The <see cref="DecisionMade"/> as JSON, UTF-8.</summary>
    public required byte[] Body { get; init; }
}
