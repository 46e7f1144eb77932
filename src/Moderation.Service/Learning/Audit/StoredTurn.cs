namespace Moderation.Service.Learning.Audit;

/// <summary>A turn as the tables have it: exactly one of the ids is there.</summary>
internal sealed record StoredTurn
{
    public required string Token { get; init; }

    public long? AuditId { get; init; }

    public long? GoldenId { get; init; }

    /// <summary>Null where the comment is erased, edited or settled otherwise, or the golden one was taken out.</summary>
    public string? Text { get; init; }
}
