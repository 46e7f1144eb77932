namespace Moderation.Service.Security;

/// <summary>What became of a wish to change an account, or to make one.</summary>
internal enum AccountChange
{
    Done,

    /// <summary>The link was used, is too old, or never was.</summary>
    LinkIsOver,

    /// <summary>Somebody has this name.</summary>
    NameIsTaken,

    /// <summary>An account is linked to this person of the provider already: it may be one that is disabled.</summary>
    SubjectIsTaken,

    /// <summary>The name is empty, too long, or the service's own.</summary>
    BadName,

    /// <summary>The password is shorter than 12 characters, or longer than 256.</summary>
    BadPassword,

    /// <summary>The password that was given as the present one is another, or wrong ones locked the account.</summary>
    WrongPassword,

    /// <summary>Nobody could administer any more.</summary>
    LastAdmin,

    /// <summary>There is no such account.</summary>
    Unknown,
}
