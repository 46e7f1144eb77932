using System.Text.Json;
using Moderation.Contracts;

namespace Moderation.Service.Publishing;

/// <summary>A decision or verdict that is about to be stored.</summary>
internal sealed record NewDecision(DecisionMade Made)
{
    /// <summary>What will be stored and published; made once.</summary>
    public byte[] Body { get; } = JsonSerializer.SerializeToUtf8Bytes(Made, Wire.Json);

    /// <summary>The same once it is stored.</summary>
    /// <param name="cursor">Its cursor.</param>
    public StoredDecision StoredAt(long cursor) =>
        new()
        {
            Cursor = cursor,
            SiteId = Made.SiteId,
            CommentId = Made.CommentId,
            Revision = Made.Revision,
            Sequence = Made.Sequence,
            State = Made.State,
            DecidedBy = Made.DecidedBy,
            Body = Body,
        };
}
