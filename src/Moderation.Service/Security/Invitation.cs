namespace Moderation.Service.Security;

/// <summary>A link that works once: it makes an account, or sets the password of one anew.</summary>
internal sealed record Invitation
{
    /// <summary>SHA-256 of its secret; empty while it is made.</summary>
    public byte[] TokenHash { get; init; } = [];

    public required Role Role { get; init; }

    /// <summary>Whose password it sets anew; null where it makes an account.</summary>
    public string? AccountId { get; init; }

    /// <summary>The name of that account, or null.</summary>
    public string? AccountName { get; init; }

    public required string InvitedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
