using System.Text.Json;
using MassTransit;
using Moderation.Contracts;

namespace Moderation.Service.Publishing;

/// <summary>Hands decisions to consumers in the same process.</summary>
internal sealed class InMemoryTransport(IBus bus) : IDecisionTransport
{
    public async Task<IReadOnlyList<Delivery>> SendAsync(
        IReadOnlyList<StoredDecision> decisions,
        CancellationToken cancel
    )
    {
        foreach (var decision in decisions)
        {
            var made = JsonSerializer.Deserialize<DecisionMade>(decision.Body, Wire.Json)!;
            await bus.Publish(made, context => context.MessageId = MessageIds.Of(decision), cancel);
        }

        return [.. decisions.Select(_ => Delivery.Sent)];
    }
}
