using System.Collections.Concurrent;
using Moderation.Service.Publishing;

namespace Moderation.Tests.Fixtures;

/// <summary>Keeps what it is given to send, and says that it got through, or that it did not, or nothing at all.</summary>
internal sealed class KeptTransport : IDecisionTransport
{
    public bool IsAway { get; set; }

    /// <summary>It never answers.</summary>
    public bool IsSilent { get; set; }

    public ConcurrentQueue<StoredDecision> Sent { get; } = new();

    public Task<IReadOnlyList<Delivery>> SendAsync(IReadOnlyList<StoredDecision> decisions, CancellationToken cancel)
    {
        if (IsSilent)
        {
            return new TaskCompletionSource<IReadOnlyList<Delivery>>().Task;
        }

        foreach (var decision in decisions.Where(_ => !IsAway))
        {
            Sent.Enqueue(decision);
        }

        return Task.FromResult<IReadOnlyList<Delivery>>([
            .. decisions.Select(_ => IsAway ? Delivery.Failed : Delivery.Sent),
        ]);
    }
}
