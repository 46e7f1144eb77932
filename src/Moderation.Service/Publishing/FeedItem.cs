using System.Text.Json;
using Moderation.Contracts;

namespace Moderation.Service.Publishing;

/// <summary>A decision as the dashboard follows it.</summary>
/// <param name="Cursor">Its place in the order of all decisions.</param>
/// <param name="Decision">What was published.</param>
internal sealed record FeedItem(long Cursor, DecisionMade Decision)
{
    public static FeedItem Of(StoredDecision stored) =>
        new(stored.Cursor, JsonSerializer.Deserialize<DecisionMade>(stored.Body, Wire.Json)!);
}
