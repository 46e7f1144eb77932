using Moderation.Engine.Deciding;

namespace Moderation.Engine.Training;

/// <summary>
/// A comment that went to review, or was drawn for an audit, and of which no label says what it is: it waits, expired as
/// surely spam, was deleted before anybody ruled on it, or was rejected for a reason that no model is taught. Labels alone
/// would speak for what people came to first.
/// </summary>
internal sealed record UnsettledComment
{
    /// <inheritdoc cref="LabelledComment.Thread"/>
    public required string Thread { get; init; }

    /// <inheritdoc cref="LabelledComment.At"/>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was written; null where its blog has deleted it.</summary>
    public required Comment? Comment { get; init; }

    /// <inheritdoc cref="LabelledComment.IsHeld"/>
    public bool IsHeld { get; init; }

    /// <summary>The chance with which it came among those that are known, over 0 to 1; 1 where it went to review.</summary>
    public double Probability { get; init; } = 1;

    /// <inheritdoc cref="LabelledComment.IsDrawn"/>
    public bool IsDrawn { get; init; }
}
