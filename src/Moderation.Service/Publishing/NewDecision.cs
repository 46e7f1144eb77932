using System.Text.Json;
using Moderation.Contracts;

namespace Moderation.Service.Publishing;

/// <summary>A decision or verdict that is about to be stored.</summary>
internal sealed record NewDecision(DecisionMade Made)
{
    /// <summary>What will be stored and published; made once.</summary>
    public byte[] Body { get; } = JsonSerializer.SerializeToUtf8Bytes(Made, Wire.Json);
}
