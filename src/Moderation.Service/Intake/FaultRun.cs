namespace Moderation.Service.Intake;

/// <summary>Faults that nobody foresaw, in a row, while one piece of work is tried again and again.</summary>
internal sealed class FaultRun(OpenFaults open, TimeProvider clock) : IDisposable
{
    /// <summary>So often at least, and for <see cref="Time"/>, before a message is at fault itself.</summary>
    public const int Tries = 10;

    /// <summary>So long at least: what is not the message's fault mostly passes within it.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(1);

    private string? _kind;
    private int _tries;
    private long _since;

    /// <summary>True when the same kind came so often, for so long, that it will come again.</summary>
    public bool IsEnough => _kind is not null && _tries >= Tries && clock.GetElapsedTime(_since) >= Time;

    /// <summary>Counts one more; another kind begins anew.</summary>
    /// <param name="kind">The kind of fault, or null for one that is of the surroundings.</param>
    public void Add(string? kind)
    {
        if (kind is null)
        {
            _kind = null;
            open.Forget(this);
            return;
        }

        if (kind != _kind)
        {
            (_kind, _tries, _since) = (kind, 0, clock.GetTimestamp());
        }

        _tries++;
        open.Say(this, kind);
    }

    public void Dispose() => open.Forget(this);
}
