namespace Moderation.Service.Publishing;

/// <summary>Decisions that were published one after the other and of which the broker has not said all yet.</summary>
internal sealed class UnconfirmedBatch
{
    private readonly ulong _first;
    private readonly Delivery?[] _outcomes;
    private readonly HashSet<int> _returned = [];
    private readonly TaskCompletionSource<IReadOnlyList<Delivery>> _settled = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    // All before it are settled.
    private int _open;
    private int _left;

    /// <summary>A batch of which nothing is known.</summary>
    /// <param name="first">The publish number of the first decision on its channel, from 1.</param>
    /// <param name="decisions">The decisions, at least one.</param>
    public UnconfirmedBatch(ulong first, IReadOnlyList<StoredDecision> decisions)
    {
        _first = first;
        _left = decisions.Count;
        _outcomes = new Delivery?[decisions.Count];
        MessageIds = [.. decisions.Select(d => Publishing.MessageIds.Of(d).ToString())];
    }

    /// <summary>The messages' ids.</summary>
    public string[] MessageIds { get; }

    /// <summary>What became of each, once that is known of all.</summary>
    public Task<IReadOnlyList<Delivery>> Settled => _settled.Task;

    /// <summary>Notes what became of a publish, or of all that are open up to it.</summary>
    /// <param name="number">Its number on the channel; it may lie in front of this batch or behind it.</param>
    /// <param name="multiple">Whether it says so of all up to this number.</param>
    /// <param name="outcome">What became of them.</param>
    public void Settle(ulong number, bool multiple, Delivery outcome)
    {
        if (number < _first)
        {
            return;
        }

        var last = (int)Math.Min(number - _first, (ulong)_outcomes.Length);
        for (var i = multiple ? _open : last; i <= last && i < _outcomes.Length; i++)
        {
            if (_outcomes[i] is null)
            {
                _outcomes[i] = outcome == Delivery.Sent && _returned.Contains(i) ? Delivery.Unroutable : outcome;
                _left--;
            }
        }

        while (_open < _outcomes.Length && _outcomes[_open] is not null)
        {
            _open++;
        }

        if (_left == 0)
        {
            _settled.TrySetResult([.. _outcomes.Select(o => o!.Value)]);
        }
    }

    /// <summary>Notes that no queue took a message, where it is of this batch.</summary>
    public void Return(string? messageId)
    {
        if (Array.IndexOf(MessageIds, messageId) is >= 0 and var i)
        {
            _returned.Add(i);
        }
    }
}
