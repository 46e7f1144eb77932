using Moderation.Benchmarks.Journey;

namespace Moderation.Benchmarks.Retraining;

/// <summary>
/// Takes the time from publish to decision event of one service: comments flow without a pause, and in their middle a
/// training is asked for, whose beginning counts too.
/// </summary>
internal sealed class RetrainingRun(int labels, int perSecond, TimeSpan part, Action<string> report)
{
    // Of what flows before the training: the first comments find this process and the service at other work.
    private const int WarmUpShare = 5;

    /// <summary>Runs the measurement.</summary>
    /// <param name="repetitions">How many times.</param>
    public async Task<RetrainingFigures> RunAsync(int repetitions)
    {
        await using var broker = await Broker.OpenAsync(PrivateServices.RabbitMq);
        await using var database = await ScratchDatabase.CreateAsync();
        report($"PostgreSQL: {database.Durability}");
        await using var service = await ReadyService.StartAsync(database.Connection);
        await using var trainer = await Trainer.OnAsync(database.Connection, labels);
        await database.SettleAsync();
        // What is hot is compiled by then.
        await FollowAsync(broker, "warm", part);
        var pairs = new List<(double, double)>();
        for (var pair = 1; pair <= repetitions; pair++)
        {
            var flow = FollowAsync(broker, $"pair-{pair}", 2 * part);
            await Task.Delay(part);
            var asked = TimeProvider.System.GetTimestamp();
            var training = await trainer.AskAsync();
            var events = await flow;
            if (!(await trainer.FindAsync(training)).IsOpen)
            {
                throw new InvalidOperationException("The training ended before it was measured: give more labels.");
            }

            await trainer.EndAsync(training);
            var before = events.Where(one => one.Published < asked).ToArray();
            var during = events.Where(one => one.Published >= asked).ToArray();
            pairs.Add((P99(before.Skip(before.Length / WarmUpShare)), P99(during)));
            var seconds = string.Join(' ', during.Chunk(perSecond).Select(one => $"{P99(one):0}"));
            report(
                $"Pair {pair}: 99th percentile {pairs[^1].Item1:0.0} ms, from the asking on {pairs[^1].Item2:0.0} ms"
            );
            report(
                $"  second by second {string.Join(' ', before.Chunk(perSecond).Select(one => $"{P99(one):0}"))}, then {seconds}"
            );
        }

        var (whole, took) = await WholeAsync(broker, trainer);
        await broker.AssertNothingWentAsideAsync();
        return new RetrainingFigures
        {
            Pairs = pairs,
            Whole = whole,
            Took = took,
        };
    }

    // Those that are broken off never come to the examination, nor to the storing of a model.
    private async Task<(double P99, TimeSpan Took)> WholeAsync(Broker broker, Trainer trainer)
    {
        var clock = TimeProvider.System;
        var asked = clock.GetTimestamp();
        var training = await trainer.AskAsync();
        var ending = trainer.EndedAsync(training);
        var events = new List<(long Published, double Milliseconds)>();
        for (var round = 1; !ending.IsCompleted; round++)
        {
            events.AddRange(await FollowAsync(broker, $"whole-{round}", part));
        }

        var ended = await ending;
        var took = clock.GetElapsedTime(asked, ended);
        var whole = P99(events.Where(one => one.Published < ended));
        report($"A training to its end: {took.TotalSeconds:0} s, 99th percentile {whole:0.0} ms");
        return (whole, took);
    }

    private async Task<IReadOnlyList<(long Published, double Milliseconds)>> FollowAsync(
        Broker broker,
        string site,
        TimeSpan lasting
    )
    {
        var count = (int)(perSecond * lasting.TotalSeconds);
        var (events, _) = await new Latency(broker).FollowAsync([.. InventedComments.Of(site).Take(count)], perSecond);
        await broker.PurgeAsync(Broker.Subscriber);
        return events;
    }

    private static double P99(IEnumerable<(long Published, double Milliseconds)> events)
    {
        var sorted = events.Select(one => one.Milliseconds).Order().ToArray();
        return sorted[sorted.Length * 99 / 100];
    }
}
