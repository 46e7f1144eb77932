using System.Text.Json;
using Moderation.Contracts;
using Moderation.Service.Publishing;

namespace Moderation.Service.Intake;

/// <summary>What is known about one comment, for who asks over HTTP.</summary>
internal sealed class CommentHistory(DecisionStore decisions, DeletionStore deletions)
{
    /// <summary>The comment's state and all decisions on it, or null when it never came.</summary>
    public async Task<CommentStatus?> FindAsync(string siteId, string commentId, CancellationToken cancel)
    {
        var stored = await decisions.HistoryAsync(siteId, commentId, cancel);
        DecisionMade[] history = [.. stored.Select(s => JsonSerializer.Deserialize<DecisionMade>(s.Body, Wire.Json)!)];
        var newest = history.LastOrDefault();
        var deletedAt = await deletions.DeletedAtAsync(siteId, commentId, newest?.Revision ?? 1, cancel);
        return newest is null && deletedAt is null
            ? null
            : new CommentStatus(
                siteId,
                commentId,
                newest?.Revision,
                deletedAt is null ? JsonNamingPolicy.CamelCase.ConvertName(newest!.State.ToString()) : "deleted",
                deletedAt,
                history
            );
    }
}
