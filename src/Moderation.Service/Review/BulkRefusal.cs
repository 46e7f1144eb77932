namespace Moderation.Service.Review;

/// <summary>Why a bulk did not begin.</summary>
internal enum BulkRefusal
{
    /// <summary>It did.</summary>
    None,

    /// <summary>It names no comment.</summary>
    Empty,

    /// <summary>It names more than <see cref="Bulks.Most"/>: nothing of it was begun.</summary>
    TooMany,

    /// <summary>To undo: there is no such bulk.</summary>
    Unknown,

    /// <summary>To undo: it is an undo itself, or nothing of it stands any more.</summary>
    NothingToUndo,
}
