using System.Collections.Concurrent;
using Moderation.Service.Publishing;

namespace Moderation.Tests.Fixtures;

/// <summary>Keeps what it is given to send, and says that it got through, or that it did not, or nothing at all.</summary>
internal sealed class KeptTransport : IDecisionTransport
{
    public bool IsAway { get; set; }

    /// <summary>Which decisions nobody listens for.</summary>
    public Predicate<StoredDecision> HasNoListener { get; set; } = _ => false;

    /// <summary>It never answers.</summary>
    public bool IsSilent { get; set; }

    public ConcurrentQueue<StoredDecision> Sent { get; } = new();

    public Task<IReadOnlyList<Delivery>> SendAsync(IReadOnlyList<StoredDecision> decisions, CancellationToken cancel)
    {
        if (IsSilent)
        {
            return new TaskCompletionSource<IReadOnlyList<Delivery>>().Task;
        }

        Delivery[] deliveries = [.. decisions.Select(Outcome)];
        foreach (var (decision, _) in decisions.Zip(deliveries).Where(d => d.Second == Delivery.Sent))
        {
            Sent.Enqueue(decision);
        }

        return Task.FromResult<IReadOnlyList<Delivery>>(deliveries);
    }

    private Delivery Outcome(StoredDecision decision) =>
        IsAway ? Delivery.Failed
        : HasNoListener(decision) ? Delivery.Unroutable
        : Delivery.Sent;
}
