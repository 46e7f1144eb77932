namespace Moderation.Service.Security;

/// <summary>A program's key, without its secret.</summary>
internal sealed record ApiKey
{
    public required string Id { get; init; }

    /// <summary>The name that others see, 1 to 64 characters.</summary>
    public required string Name { get; init; }

    public required Rights Rights { get; init; }

    /// <summary>The sites that it is for, at least one; null for all.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    /// <summary>How many requests a minute each replica takes, 1 to 1,000,000.</summary>
    public required int RequestsPerMinute { get; init; }

    /// <summary>Bytes that a request may have, 1,000 to 16,000,000.</summary>
    public required int LargestRequest { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it is no use, or null.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
