using System.Collections.Concurrent;
using Moderation.Service.Security;

namespace Moderation.Service.Review.Figures;

/// <summary>
/// How the queue is doing, counted when somebody asks. What all may see is kept for a moment, so that many who look at it
/// cost what one does.
/// </summary>
internal sealed class ReviewFigures(
    FigureStore figures,
    BacklogStore backlog,
    BacklogSampleStore samples,
    TimeProvider clock
) : IDisposable
{
    /// <summary>How long figures are given out again at least.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    /// <summary>And so many times as long as they took, so that counting never takes more than a small part of the time.</summary>
    private const int Times = 20;

    private readonly ConcurrentDictionary<FigureRange, (FigureSheet Sheet, DateTimeOffset Until)> _kept = new();
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The figures of a range.</summary>
    /// <param name="by">Who asks; with the right to review. Sites that it may not see are left out.</param>
    /// <param name="range">How far back.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="NotAllowedException">It may not review.</exception>
    public async Task<FigureSheet> ReadAsync(Actor by, FigureRange range, CancellationToken cancel)
    {
        by.Require(Rights.Review);
        if (by.Sites is not null)
        {
            return await CountAsync(range, by.Sites, cancel);
        }

        if (Fresh(range) is { } fresh)
        {
            return fresh;
        }

        await _one.WaitAsync(cancel);
        try
        {
            // Somebody else may have counted meanwhile.
            return Fresh(range) ?? await RenewAsync(range, cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private FigureSheet? Fresh(FigureRange range) =>
        _kept.TryGetValue(range, out var kept) && clock.GetUtcNow() < kept.Until ? kept.Sheet : null;

    private async Task<FigureSheet> RenewAsync(FigureRange range, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var sheet = await CountAsync(range, sites: null, cancel);
        var cost = clock.GetElapsedTime(began) * Times;
        _kept[range] = (sheet, clock.GetUtcNow() + (cost > Kept ? cost : Kept));
        return sheet;
    }

    private async Task<FigureSheet> CountAsync(
        FigureRange range,
        IReadOnlyList<string>? sites,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var window = FigureWindow.Of(range, now);
        IEnumerable<HourFigures> hours =
        [
            .. await figures.DecidedAsync(window.From, sites, cancel),
            .. await figures.SettledAsync(window.From, sites, cancel),
        ];
        return new FigureSheet(
            now,
            window,
            Periods(window, hours, await samples.ReadAsync(window.From, sites, cancel)),
            await backlog.ReadAsync(now, sites, cancel),
            await figures.ModeratorsAsync(window.From, sites, cancel),
            await SignalsAsync(window.From, sites, cancel)
        );
    }

    private async Task<IReadOnlyList<SignalFigures>> SignalsAsync(
        DateTimeOffset from,
        IReadOnlyList<string>? sites,
        CancellationToken cancel
    )
    {
        var sent = await figures.SentAsync(from, sites, cancel);
        var ruled = (await figures.RuledAsync(from, sites, cancel)).ToDictionary(signal => signal.Code);
        var reported = await figures.ReportedAsync(from, sites, cancel);
        var known = sent.Select(signal =>
            ruled.TryGetValue(signal.Code, out var became) ? became with { Sent = signal.Sent } : signal
        );
        return [.. known.Append(reported).Where(signal => signal.Sent > 0).OrderByDescending(signal => signal.Sent)];
    }

    private static HourFigures[] Periods(
        FigureWindow window,
        IEnumerable<HourFigures> hours,
        IEnumerable<BacklogSample> samples
    )
    {
        var measured = samples.ToLookup(sample => window.StepOf(sample.Hour));
        var found = hours.ToLookup(hour => window.StepOf(hour.Hour));
        return
        [
            .. Enumerable
                .Range(0, window.Steps)
                .Select(step => new HourFigures
                {
                    Hour = window.Begin(step),
                    Arrived = found[step].Sum(hour => hour.Arrived),
                    Approved = found[step].Sum(hour => hour.Approved),
                    Sent = found[step].Sum(hour => hour.Sent),
                    Settled = found[step].Sum(hour => hour.Settled),
                    Backlog = measured[step].LastOrDefault(),
                }),
        ];
    }
}
