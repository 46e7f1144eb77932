using System.Threading.Channels;
using Moderation.Service.Storage;

namespace Moderation.Service.Publishing;

/// <summary>
/// Takes the mark "not sent" off decisions that were sent, many at once and a moment later: nobody waits for it, and a
/// mark that a crash or an outage leaves only means that the same bytes are sent once more.
/// </summary>
internal sealed partial class SentMarks : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    private readonly UnsentStore _store;
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly ILogger<SentMarks> _logger;
    private readonly Channel<long[]> _sent = Channel.CreateUnbounded<long[]>(new() { SingleReader = true });
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _work;

    public SentMarks(UnsentStore store, Database database, TimeProvider clock, ILogger<SentMarks> logger)
    {
        _store = store;
        _database = database;
        _clock = clock;
        _logger = logger;
        _work = Task.Run(WorkAsync);
    }

    /// <summary>Notes that these were sent.</summary>
    /// <param name="cursors">Whose mark is to go.</param>
    public void Add(long[] cursors) => _sent.Writer.TryWrite(cursors);

    /// <summary>Takes off what was noted, then ends. Comes after all that send, because they were made with this.</summary>
    public async ValueTask DisposeAsync()
    {
        _sent.Writer.TryComplete();
        await _ending.CancelAsync();
        await _work;
        _ending.Dispose();
    }

    private async Task WorkAsync()
    {
        while (await _sent.Reader.WaitToReadAsync())
        {
            await Task.Delay(Every, _clock, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var cursors = new List<long>();
            while (_sent.Reader.TryRead(out var some))
            {
                cursors.AddRange(some);
            }

            await TakeOffAsync(cursors);
        }
    }

    private async Task TakeOffAsync(List<long> cursors)
    {
        try
        {
            await _database.WriteAsync(
                transaction => _store.MarkSentAsync(transaction, cursors),
                CancellationToken.None,
                Durability.Relaxed
            );
        }
        catch (Exception e)
        {
            NotMarked(cursors.Count, e.Message);
        }
    }

    [LoggerMessage(
        2011,
        LogLevel.Warning,
        "{Count} sent decisions could not be marked and will be sent again ({Cause})"
    )]
    private partial void NotMarked(int count, string cause);
}
