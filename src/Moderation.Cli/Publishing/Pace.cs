using System.Runtime.CompilerServices;

namespace Moderation.Cli.Publishing;

/// <summary>Hands things out at an even rate, or as fast as they are taken.</summary>
/// <param name="rate">How many a second, <see cref="Slowest"/> to <see cref="Fastest"/>; null for no limit.</param>
/// <param name="clock">Measures and waits.</param>
internal sealed class Pace(double? rate, TimeProvider clock)
{
    public const double Slowest = 0.001;
    public const double Fastest = 1_000_000;

    // Waits shorter than a timer's step only slow down.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    /// <summary>The items, each not before its time. Who is late catches up.</summary>
    public async IAsyncEnumerable<T> Of<T>(IEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancel)
    {
        var start = clock.GetTimestamp();
        var count = 0L;
        foreach (var item in items)
        {
            if (rate is { } perSecond)
            {
                var early = TimeSpan.FromSeconds(count / perSecond) - clock.GetElapsedTime(start);
                if (early >= Step)
                {
                    await Task.Delay(early, clock, cancel);
                }
            }

            count++;
            yield return item;
        }
    }
}
