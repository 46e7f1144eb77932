using Moderation.Benchmarks.Journey;

namespace Moderation.Benchmarks.Retraining;

/// <summary>
/// Takes the time from publish to decision event of one service, in turn with and without a training under way in it.
/// </summary>
internal sealed class RetrainingRun(int labels, int perSecond, TimeSpan part, Action<string> report)
{
    /// <summary>Runs the measurement.</summary>
    /// <param name="repetitions">How many pairs.</param>
    /// <returns>For each pair the 99th percentile without and with a training, in milliseconds.</returns>
    public async Task<IReadOnlyList<(double Quiet, double Training)>> RunAsync(int repetitions)
    {
        await using var broker = await Broker.OpenAsync(PrivateServices.RabbitMq);
        await using var database = await ScratchDatabase.CreateAsync();
        report($"PostgreSQL: {database.Durability}");
        await using var service = await ReadyService.StartAsync(database.Connection);
        await using var trainer = await Trainer.OnAsync(database.Connection, labels);
        // What is hot is compiled by then.
        await MeasureAsync(broker, "warm");
        var pairs = new List<(double, double)>();
        for (var pair = 1; pair <= repetitions; pair++)
        {
            var quiet = await MeasureAsync(broker, $"quiet-{pair}");
            var training = await trainer.BeginAsync();
            var during = await MeasureAsync(broker, $"training-{pair}");
            if (!(await trainer.FindAsync(training)).IsOpen)
            {
                throw new InvalidOperationException("The training ended before it was measured: give more labels.");
            }

            await trainer.EndAsync(training);
            pairs.Add((quiet, during));
            report($"Pair {pair}: 99th percentile {quiet:0.0} ms, with a training {during:0.0} ms");
        }

        await broker.AssertNothingWentAsideAsync();
        return pairs;
    }

    private async Task<double> MeasureAsync(Broker broker, string site)
    {
        var count = (int)(perSecond * part.TotalSeconds);
        var (milliseconds, _) = await new Latency(broker).MeasureAsync(
            [.. InventedComments.Of(site).Take(count)],
            perSecond
        );
        await broker.PurgeAsync(Broker.Subscriber);
        return milliseconds[milliseconds.Count * 99 / 100];
    }
}
