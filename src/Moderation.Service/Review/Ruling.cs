namespace Moderation.Service.Review;

/// <summary>What a moderator rules.</summary>
internal enum Ruling
{
    /// <summary>Show it.</summary>
    Approve,

    /// <summary>Do not show it.</summary>
    Reject,
}
