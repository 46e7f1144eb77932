namespace Moderation.Service.Review;

/// <summary>A line of the history with what stands of it now.</summary>
/// <param name="Entry">The line.</param>
/// <param name="Standing">The comment where the verdict of this line stands and can be undone; null otherwise.</param>
/// <param name="Bulk">The bulk that began with this line, or null.</param>
internal sealed record HistoryLine(HistoryEntry Entry, CommentRef? Standing, HistoryBulk? Bulk);
