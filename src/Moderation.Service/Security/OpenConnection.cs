namespace Moderation.Service.Security;

/// <summary>
/// A connection that stays open for somebody; a feature of its request. Whoever streams events over it can be told why the
/// session is over, and tell the page; a connection on which nobody listens for that is cut.
/// </summary>
internal sealed class OpenConnection : IDisposable
{
    private readonly CancellationTokenSource _over = new();
    private volatile bool _isHeard;

    public required string AccountId { get; init; }

    /// <summary>The stamp of the session that it was opened with.</summary>
    public string? Stamp { get; init; }

    /// <summary>Why the session is over, or null while it is not.</summary>
    public SessionEnd? Why { get; private set; }

    /// <summary>Ends with the session; whoever asks for it has to end the connection then.</summary>
    public CancellationToken Listen()
    {
        _isHeard = true;
        return _over.Token;
    }

    /// <summary>Says that the session is over.</summary>
    /// <returns>False where nobody listens, or was told before: it has to be cut.</returns>
    public bool Tell(SessionEnd why)
    {
        if (!_isHeard || Why is not null)
        {
            return false;
        }

        Why = why;
        _over.Cancel();
        return true;
    }

    public void Dispose() => _over.Dispose();
}
