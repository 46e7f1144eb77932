namespace Moderation.DemoBlog.Comments;

/// <summary>Where the newest revision of a comment stands.</summary>
public enum Standing
{
    /// <summary>No decision on this revision yet.</summary>
    Checking,

    /// <summary>Approved: everybody sees it.</summary>
    Published,

    /// <summary>Under review: its writer alone sees it.</summary>
    Waiting,

    /// <summary>A moderator rejected it: its writer alone sees that.</summary>
    Rejected,

    /// <summary>Its writer deleted it: nobody sees it.</summary>
    Removed,
}
