using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>A submitted comment as it came in, read.</summary>
/// <param name="Body">The message's bytes.</param>
/// <param name="Reading">What they say.</param>
internal sealed record Arrival(byte[] Body, Reading<CommentSubmitted> Reading)
{
    /// <summary>Site, comment and revision: what makes two submissions the same. Only where it can be identified.</summary>
    public CommentKey Key => CommentKey.Of(Reading.Message!);

    /// <summary>Why it is not to be taken although it can be identified; null for what is.</summary>
    public MessageFault? Refusal { get; init; }

    /// <summary>Whether it can be identified and is to be decided.</summary>
    public bool IsTaken => Reading.Message is not null && Refusal is null;

    /// <summary>This message among the dead letters.</summary>
    /// <param name="queue">Where it came in.</param>
    /// <param name="otherwise">Why, where it could be taken by itself.</param>
    public DeadLetter ToDeadLetter(string queue, MessageFault otherwise) =>
        new(queue, Refusal ?? Reading.Fault ?? otherwise, Body) { Comment = Reading.Message is null ? null : Key };
}
