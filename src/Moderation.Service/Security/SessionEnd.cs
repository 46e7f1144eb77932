namespace Moderation.Service.Security;

/// <summary>Why a session is over.</summary>
internal enum SessionEnd
{
    /// <summary>Its person has signed out everywhere, or the password or the role was changed.</summary>
    SignedOut,

    /// <summary>An admin shut the account.</summary>
    Disabled,
}
