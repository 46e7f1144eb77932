namespace Moderation.Service.Security;

/// <summary>
/// A connection that stays open for somebody; a feature of its request. Whoever streams events over it can be told why the
/// session is over, and tell the page; a connection on which nobody listens for that is cut.
/// </summary>
/// <param name="cut">Cuts it; not called once it is disposed of.</param>
internal sealed class OpenConnection(Action cut) : IDisposable
{
    private readonly CancellationTokenSource _over = new();

    // The request may end while somebody ends the session.
    private readonly Lock _ending = new();
    private bool _isHeard;
    private bool _isGone;

    public required string AccountId { get; init; }

    /// <summary>The stamp of the session that it was opened with.</summary>
    public string? Stamp { get; init; }

    /// <summary>Why the session is over, or null while it is not.</summary>
    public SessionEnd? Why { get; private set; }

    /// <summary>Ends with the session; whoever asks for it has to end the connection then.</summary>
    public CancellationToken Listen()
    {
        lock (_ending)
        {
            _isHeard = true;
            return _over.Token;
        }
    }

    /// <summary>
    /// Says that the session is over. Where nobody listens, or was told before and is here yet, the connection is cut; where
    /// it has ended by itself, there is nothing to do.
    /// </summary>
    public void End(SessionEnd why)
    {
        lock (_ending)
        {
            if (_isGone)
            {
                return;
            }

            if (!_isHeard || Why is not null)
            {
                cut();
                return;
            }

            Why = why;
            _over.Cancel();
        }
    }

    public void Dispose()
    {
        lock (_ending)
        {
            _isGone = true;
            _over.Dispose();
        }
    }
}
