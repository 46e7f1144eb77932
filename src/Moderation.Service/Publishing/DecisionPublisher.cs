namespace Moderation.Service.Publishing;

/// <summary>Sends stored decisions and has their mark "not sent" taken off.</summary>
internal sealed class DecisionPublisher(IDecisionTransport transport, SentMarks marks)
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
        long[] sent = [.. decisions.Zip(deliveries).Where(p => p.Second == Delivery.Sent).Select(p => p.First.Cursor)];
        if (sent.Length > 0)
        {
            marks.Add(sent);
        }

        return Sending.Of(deliveries);
    }
}
