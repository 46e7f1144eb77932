namespace Moderation.Service.Security;

/// <summary>What somebody may ask of the rooms.</summary>
[Flags]
internal enum Rights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Submit, delete and report comments, and have texts scored.</summary>
    Publish = 1,

    /// <summary>Read decisions, and what became of a comment.</summary>
    Read = 2,

    /// <summary>See what is under review, and settle it.</summary>
    Review = 4,

    /// <summary>Accounts, keys, policy and models.</summary>
    Administer = 8,

    /// <summary>Have a model trained from all labels, and follow that. What comes of it an admin promotes, nobody else.</summary>
    Train = 16,
}
