namespace Moderation.Service.Security;

/// <summary>What a person is here.</summary>
internal enum Role
{
    /// <summary>Settles what is under review.</summary>
    Moderator,

    /// <summary>All that a moderator does; and accounts, keys, policy and models.</summary>
    Admin,
}
