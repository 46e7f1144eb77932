namespace Moderation.Service.Intake;

/// <summary>A dead letter in a list: everything but its content.</summary>
internal sealed record DeadLetterItem
{
    public long Id { get; init; }

    public required string Queue { get; init; }

    public required string Reason { get; init; }

    public required string Explanation { get; init; }

    public long Bytes { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
