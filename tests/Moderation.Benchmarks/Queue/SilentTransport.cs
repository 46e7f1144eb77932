using Moderation.Service.Publishing;

namespace Moderation.Benchmarks.Queue;

/// <summary>Takes every decision and sends none.</summary>
internal sealed class SilentTransport : IDecisionTransport
{
    public Task<IReadOnlyList<Delivery>> SendAsync(IReadOnlyList<StoredDecision> decisions, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Delivery>>([.. decisions.Select(_ => Delivery.Sent)]);
}
