namespace Moderation.Contracts;

/// <summary>What a blog should do with a comment.</summary>
public enum CommentState
{
    /// <summary>Show it.</summary>
    Approved,

    /// <summary>Hold it: it is under review.</summary>
    Pending,

    /// <summary>Do not show it: a moderator rejected it.</summary>
    Rejected,
}
