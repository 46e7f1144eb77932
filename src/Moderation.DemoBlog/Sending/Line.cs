namespace Moderation.DemoBlog.Sending;

/// <summary>Whether the moderation service can be reached at the moment, as far as the blog can tell.</summary>
internal sealed class Line
{
    private volatile bool _connected;
    private volatile bool _taken = true;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>The bus has a connection, and took what it was given last.</summary>
    public bool Reachable => _connected && _taken;

    /// <summary>Notes what the bus says of itself.</summary>
    public void Connected(bool connected) => Note(() => _connected = connected);

    /// <summary>Notes how the last attempt to send ended.</summary>
    public void Taken(bool taken) => Note(() => _taken = taken);

    /// <summary>Completes when <see cref="Reachable"/> changes. Take it before reading.</summary>
    public Task NextChange() => Volatile.Read(ref _changed).Task;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Note(Action note)
    {
        var before = Reachable;
        note();
        if (Reachable != before)
        {
            Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
        }
    }
}
