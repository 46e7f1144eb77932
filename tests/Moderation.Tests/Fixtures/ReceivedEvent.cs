using System.Text.Json;
using Moderation.Contracts;

namespace Moderation.Tests.Fixtures;

/// <summary>A decision as it came over the wire.</summary>
public sealed record ReceivedEvent(string RoutingKey, string? MessageId, string? ContentType, byte[] Body)
{
    public DecisionMade Decision { get; } = JsonSerializer.Deserialize<DecisionMade>(Body, Wire.Json)!;
}
