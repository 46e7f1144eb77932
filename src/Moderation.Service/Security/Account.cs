namespace Moderation.Service.Security;

/// <summary>A person who may sign in. Mutable, as ASP.NET Core's Identity wants it.</summary>
internal sealed class Account
{
    /// <summary>Names it for ever.</summary>
    public string Id { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>The name that others see and that signs in, 1 to 64 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>The name as it is compared.</summary>
    public string NameKey { get; set; } = "";

    public Role Role { get; set; }

    /// <summary>What ASP.NET Core's hasher made of the password; null where a provider signs in.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Issuer and subject of an OpenID Connect provider, or null.</summary>
    public string? Subject { get; set; }

    /// <summary>A session that was begun with another one is over.</summary>
    public string Stamp { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>Attempts to sign in since the last that was right, or since a lock.</summary>
    public int FailedAttempts { get; set; }

    /// <summary>Until when no password is taken, after too many wrong ones.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Since when nobody may sign in with it, or null.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Whether severe texts are blurred until asked for.</summary>
    public bool Blur { get; set; } = true;
}
