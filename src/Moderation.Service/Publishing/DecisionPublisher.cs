namespace Moderation.Service.Publishing;

/// <summary>Sends stored decisions and has their mark "not sent" taken off.</summary>
internal sealed class DecisionPublisher(IDecisionTransport transport, SentMarks marks, TimeProvider clock)
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(1);

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
        long[] sent = [.. decisions.Zip(deliveries).Where(p => p.Second == Delivery.Sent).Select(p => p.First.Cursor)];
        if (sent.Length > 0)
        {
            marks.Add(sent);
        }

        return Sending.Of(deliveries);
    }

    /// <summary>
    /// The same for what somebody waits for: a broker that is silent holds it up for a second at most. The sending goes on
    /// without the caller, and the sweep comes after it.
    /// </summary>
    public async Task PublishSoonAsync(IReadOnlyList<StoredDecision> decisions)
    {
        try
        {
            await PublishAsync(decisions, CancellationToken.None).WaitAsync(LongestHold, clock);
        }
        catch (TimeoutException)
        {
            // What is not confirmed is still marked as not sent.
        }
    }
}
