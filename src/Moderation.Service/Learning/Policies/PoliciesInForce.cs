using System.Data.Common;
using Microsoft.Extensions.Options;
using Moderation.Engine.Models;
using Moderation.Service.Learning.Models;
using Moderation.Service.Review;

namespace Moderation.Service.Learning.Policies;

/// <summary>
/// The policy and the model that this process decides by: the newest policy that was saved and the newest model that was
/// promoted, on whatever replica, or the configuration's while there is none. <see cref="PolicyWatch"/> looks for newer
/// ones; when the database is away, or a model is not what was stored, the last good ones stay.
/// </summary>
internal sealed partial class PoliciesInForce : IDisposable
{
    // Somebody may mend the table; until then its bytes are not read twice a second.
    private static readonly TimeSpan UntilTriedAgain = TimeSpan.FromMinutes(1);

    private readonly InForceStore _store;
    private readonly PolicyStore _policies;
    private readonly PromotionStore _promotions;
    private readonly ModelLoader _loader;
    private readonly TimeProvider _clock;
    private readonly ILogger<PoliciesInForce> _logger;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile PolicyInForce _current;
    private volatile RefusedModel? _refused;
    private DateTimeOffset _triedAt;

    public PoliciesInForce(
        InForceStore store,
        PolicyStore policies,
        PromotionStore promotions,
        ModelLoader loader,
        ConfiguredModel model,
        IOptions<PolicyOptions> options,
        IOptions<LaneOptions> lanes,
        TimeProvider clock,
        ILogger<PoliciesInForce> logger
    )
    {
        (_store, _policies, _promotions, _loader, _clock, _logger) = (
            store,
            policies,
            promotions,
            loader,
            clock,
            logger
        );
        var loaded = model.Take();
        Configured = ConfiguredPolicy.Of(options.Value, lanes.Value, loaded);
        _current = PolicyInForce.Of(0, Configured.Version, Configured.Content, loaded, promotion: 0);
    }

    /// <summary>What to decide by now. Take it once for all that belongs together.</summary>
    public PolicyInForce Current => _current;

    /// <summary>What the configuration says, whether it is in force or not.</summary>
    public ConfiguredPolicy Configured { get; }

    /// <summary>The champion, where it cannot be loaded here and the last good model goes on; null as a rule.</summary>
    public RefusedModel? Refused => _refused;

    /// <summary>Ends when the database was asked for the first time.</summary>
    public Task FirstReading => _read.Task;

    /// <summary>Takes the newest saved policy and the champion, where they are newer.</summary>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="atHand">A model that the caller has loaded already, or null.</param>
    /// <exception cref="DbException">The database is away.</exception>
    public async Task ReadAsync(CancellationToken cancel, Model? atHand = null)
    {
        // One at a time: two would load the same model twice.
        await _reading.WaitAsync(cancel);
        try
        {
            var before = _current;
            var newest = await _store.NewestAsync(before.Number, cancel);
            var now = await PromotedAsync(before, newest, atHand, cancel);
            now = newest.Version is { } version
                ? now.By(newest.Number!.Value, version, PolicyContent.Read(newest.Written!))
                : now;
            // What went back to an earlier model has an earlier policy as well, and the newest one holds.
            _current = now.Number < before.Number ? now.By(before.Number, before.Version, before.Content) : now;
        }
        finally
        {
            _reading.Release();
        }

        _read.TrySetResult();
    }

    /// <summary>Takes what was just stored; where the database went away meanwhile, the watch takes it later.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task FollowAsync(Model? atHand = null)
    {
        try
        {
            await ReadAsync(CancellationToken.None, atHand);
        }
        catch (DbException)
        {
            // What was stored stands, and must not be reported as failed.
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<PolicyInForce> PromotedAsync(
        PolicyInForce before,
        NewestInForce newest,
        Model? atHand,
        CancellationToken cancel
    )
    {
        if (newest.Promotion <= before.Promotion || IsRefused(newest.Promotion))
        {
            return before;
        }

        var (model, refusal) =
            newest.Model == atHand?.Version ? (atHand, null)
            : newest.Model == before.Model.Version ? (before.Model, null)
            : await _loader.LoadAsync(newest.Model!, cancel);
        if (model is not null)
        {
            _refused = null;
            return before.With(model, newest.Promotion);
        }

        var good = _refused is null ? await LastGoodAsync(before, newest.Promotion, cancel) : before;
        if (_refused?.Promotion != newest.Promotion)
        {
            RefusedLog(newest.Model!, refusal!, good.Model.Version);
        }

        (_refused, _triedAt) = (new RefusedModel(newest.Promotion, newest.Model!, refusal!), _clock.GetUtcNow());
        return good;
    }

    private bool IsRefused(int promotion) =>
        _refused?.Promotion == promotion && _clock.GetUtcNow() - _triedAt < UntilTriedAgain;

    // The last model that can be loaded, with the policy that was in force when it was replaced: this process may have
    // missed that one, and models before the refused one too, while it was away or before it was started.
    private async Task<PolicyInForce> LastGoodAsync(PolicyInForce before, int refused, CancellationToken cancel)
    {
        for (var number = refused; number > before.Promotion; number--)
        {
            if (
                await _promotions.FindAsync(number, cancel) is { } promotion
                && await ReplacedAsync(before, promotion.Replaces, cancel) is { } model
            )
            {
                var policy = await _policies.FindAsync(promotion.PolicyBefore, cancel);
                return PolicyInForce
                    .Of(
                        policy?.Number ?? 0,
                        policy?.Version ?? Configured.Version,
                        policy?.Content ?? Configured.Content,
                        model,
                        number - 1
                    )
                    .StandingIn();
            }
        }

        return before.StandingIn();
    }

    private async Task<Model?> ReplacedAsync(PolicyInForce before, string version, CancellationToken cancel) =>
        version == before.Model.Version ? before.Model : (await _loader.LoadAsync(version, cancel)).Model;

    [LoggerMessage(5003, LogLevel.Error, "Model {Version} is refused: {Why}. Still scoring with {Current}")]
    private partial void RefusedLog(string version, string why, string current);
}
