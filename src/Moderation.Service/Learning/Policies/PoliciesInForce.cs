using System.Data.Common;
using Microsoft.Extensions.Options;
using Moderation.Engine.Models;
using Moderation.Service.Review;

namespace Moderation.Service.Learning.Policies;

/// <summary>
/// The policy that this process decides by: the newest that was saved, on whatever replica, or the configuration's while
/// none was. <see cref="PolicyWatch"/> looks for newer ones; when the database is away the last one stays.
/// </summary>
internal sealed class PoliciesInForce
{
    private readonly PolicyStore _store;
    private readonly Model _model;
    private readonly Lock _one = new();
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile PolicyInForce _current;

    public PoliciesInForce(PolicyStore store, Model model, IOptions<PolicyOptions> options, IOptions<LaneOptions> lanes)
    {
        _store = store;
        _model = model;
        _current = Configured = ConfiguredPolicy.Of(options.Value, lanes.Value, model);
    }

    /// <summary>The policy to decide by now. Take it once for all that belongs together.</summary>
    public PolicyInForce Current => _current;

    /// <summary>What the configuration says, whether it is in force or not.</summary>
    public PolicyInForce Configured { get; }

    /// <summary>Ends when the database was asked for the first time.</summary>
    public Task FirstReading => _read.Task;

    /// <summary>Takes the newest saved policy, where there is a newer one.</summary>
    /// <exception cref="DbException">The database is away.</exception>
    public async Task ReadAsync(CancellationToken cancel)
    {
        if (await _store.NewestAsync(_current.Number, cancel) is { } newer)
        {
            Take(newer);
        }

        _read.TrySetResult();
    }

    /// <summary>Takes a saved policy, unless a newer one is in force already.</summary>
    public void Take(SavedPolicy saved)
    {
        var taken = PolicyInForce.Of(saved.Number, saved.Version, saved.Content, _model);
        lock (_one)
        {
            _current = taken.Number > _current.Number ? taken : _current;
        }
    }
}
