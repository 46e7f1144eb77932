using Moderation.Service.Storage;

namespace Moderation.Service.Publishing;

/// <summary>Sends stored decisions and takes their mark "not sent" off.</summary>
internal sealed partial class DecisionPublisher(
    IDecisionTransport transport,
    DecisionStore store,
    Database database,
    ILogger<DecisionPublisher> logger
)
{
    /// <summary>
    /// Sends what is stored. What cannot be sent now stays marked, and the sweep sends it: the decision is stored, so
    /// nothing is held back for it.
    /// </summary>
    /// <returns>What became of them.</returns>
    public async Task<Sending> PublishAsync(IReadOnlyList<StoredDecision> decisions, CancellationToken cancel)
    {
        if (decisions.Count == 0)
        {
            return default;
        }

        var deliveries = await transport.SendAsync(decisions, cancel);
        var sent = decisions
            .Zip(deliveries)
            .Where(p => p.Second == Delivery.Sent)
            .Select(p => p.First.Cursor)
            .ToArray();
        if (sent.Length > 0)
        {
            await MarkSentAsync(sent, cancel);
        }

        return Sending.Of(deliveries);
    }

    private async Task MarkSentAsync(long[] sent, CancellationToken cancel)
    {
        try
        {
            // A mark that a crash brings back only means that the same bytes are sent once more.
            await database.WriteAsync(
                transaction => store.MarkSentAsync(transaction, sent),
                cancel,
                Durability.Relaxed
            );
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            NotMarked(sent.Length, e.Message);
        }
    }

    [LoggerMessage(
        2011,
        LogLevel.Warning,
        "{Count} sent decisions could not be marked and will be sent again ({Cause})"
    )]
    private partial void NotMarked(int count, string cause);
}
