using System.Text.Json;
using Moderation.Contracts;

namespace Moderation.Service.Publishing;

/// <summary>A decision or verdict that is about to be stored.</summary>
/// <param name="Made">The message.</param>
/// <param name="Language">The language that was found in the text, where the text was looked at; not on the wire.</param>
internal sealed record NewDecision(DecisionMade Made, string? Language = null)
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
