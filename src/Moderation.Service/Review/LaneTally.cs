using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>
/// Counts the lanes for all open desks of a process together: counting reads the whole list, and each change would have
/// every desk do it again.
/// </summary>
internal sealed class LaneTally(ReviewQueue queue, TimeProvider clock) : IDisposable
{
    /// <summary>What nothing told of, such as a deletion, is seen after this time.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(1);

    /// <summary>Of so many rights, which are few.</summary>
    private const int Most = 100;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<string, (string Felt, long At, LaneCounts Counts)> _counted = [];

    /// <summary>How many comments stand in each lane, as of what was felt or later.</summary>
    /// <param name="by">Who asks; with the right to review.</param>
    /// <param name="felt">What <see cref="ReviewPulse"/> told last; "" to count in any case.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<LaneCounts> CountAsync(Actor by, string felt, CancellationToken cancel)
    {
        by.Require(Rights.Review);
        var sites = by.Sites is null ? "*" : string.Join('\n', by.Sites.Order(StringComparer.Ordinal));
        await _one.WaitAsync(cancel);
        try
        {
            if (
                felt.Length > 0
                && _counted.TryGetValue(sites, out var before)
                && before.Felt == felt
                && clock.GetElapsedTime(before.At) < Lasts
            )
            {
                return before.Counts;
            }

            var at = clock.GetTimestamp();
            var counts = await queue.CountLanesAsync(by, cancel);
            if (_counted.Count >= Most)
            {
                _counted.Clear();
            }

            _counted[sites] = (felt, at, counts);
            return counts;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
