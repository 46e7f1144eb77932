namespace Moderation.Service.Security;

/// <summary>
/// The words of the history for what is done to accounts and keys. The detail has the name of the account or the key, or
/// the role; never a secret.
/// </summary>
internal static class SecurityDeeds
{
    /// <summary>A link that makes an account was made; the detail is its role.</summary>
    public const string Invite = "account.invite";

    /// <summary>Somebody made an account by such a link.</summary>
    public const string Join = "account.join";

    /// <summary>The detail is a name, a colon and the new role.</summary>
    public const string Role = "account.role";

    public const string Disable = "account.disable";

    public const string Enable = "account.enable";

    /// <summary>A link was made that sets the password of an account anew.</summary>
    public const string Link = "account.link";

    /// <summary>A link was withdrawn; the detail is the role that it was for, or the name of its account.</summary>
    public const string Withdraw = "account.withdraw";

    /// <summary>Somebody set another password, by such a link or by the present one.</summary>
    public const string Password = "account.password";

    public const string MakeKey = "key.make";

    public const string RevokeKey = "key.revoke";
}
