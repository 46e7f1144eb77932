namespace Moderation.Service.Publishing;

/// <summary>Carries decisions to whoever listens: over RabbitMQ, or within the process.</summary>
internal interface IDecisionTransport
{
    /// <summary>Sends the decisions and waits until each is confirmed.</summary>
    /// <returns>What became of each, in the same order. Whatever goes wrong gives failures, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The token says so.</exception>
    Task<IReadOnlyList<Delivery>> SendAsync(IReadOnlyList<StoredDecision> decisions, CancellationToken cancel);
}
