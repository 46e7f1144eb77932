using System.Text.Json;
using MassTransit;
using Moderation.Contracts;

namespace Moderation.Service.Publishing;

/// <summary>Hands decisions to consumers in the same process.</summary>
internal sealed partial class InMemoryTransport(IBus bus, ILogger<InMemoryTransport> logger) : IDecisionTransport
{
    public async Task<IReadOnlyList<Delivery>> SendAsync(
        IReadOnlyList<StoredDecision> decisions,
        CancellationToken cancel
    )
    {
        var deliveries = new Delivery[decisions.Count];
        for (var i = 0; i < deliveries.Length; i++)
        {
            deliveries[i] = await PublishAsync(decisions[i], cancel);
        }

        return deliveries;
    }

    private async Task<Delivery> PublishAsync(StoredDecision decision, CancellationToken cancel)
    {
        try
        {
            var made = JsonSerializer.Deserialize<DecisionMade>(decision.Body, Wire.Json)!;
            await bus.Publish(made, context => context.MessageId = MessageIds.Of(decision), cancel);
            return Delivery.Sent;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            NotSent(e.Message);
            return Delivery.Failed;
        }
    }

    [LoggerMessage(2003, LogLevel.Warning, "A decision could not be handed on and will be sent again ({Cause})")]
    private partial void NotSent(string cause);
}
