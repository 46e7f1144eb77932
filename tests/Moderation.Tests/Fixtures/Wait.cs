using System.Diagnostics;

namespace Moderation.Tests.Fixtures;

/// <summary>Waits on a condition, never on a clock alone.</summary>
public static class Wait
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns once the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string> otherwise, TimeSpan? patience = null)
    {
        var limit = patience ?? TimeSpan.FromSeconds(30);
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > limit)
            {
                throw new TimeoutException($"After {limit.TotalSeconds} s: {otherwise()}");
            }

            await Task.Delay(Look);
        }
    }

    /// <inheritdoc cref="UntilAsync(Func{Task{bool}}, Func{string}, TimeSpan?)"/>
    public static Task UntilAsync(Func<bool> condition, Func<string> otherwise, TimeSpan? patience = null) =>
        UntilAsync(() => Task.FromResult(condition()), otherwise, patience);
}
