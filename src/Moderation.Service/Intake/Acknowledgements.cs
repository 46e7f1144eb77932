using RabbitMQ.Client;

namespace Moderation.Service.Intake;

/// <summary>
/// Tells RabbitMQ which batches of a channel have ended: with one command where all before it have, too, otherwise
/// message by message.
/// </summary>
/// <param name="channel">The channel.</param>
/// <param name="gone">Cancelled when the channel is closed: then nobody waits for it.</param>
internal sealed class Acknowledgements(IChannel channel, CancellationToken gone) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    // Those that ended before one in front of them: first tag and last.
    private readonly Dictionary<ulong, ulong> _ahead = [];

    // The first tag that is not acknowledged.
    private ulong _next = 1;

    /// <summary>Acknowledges a batch that has ended: messages with tags that follow each other.</summary>
    /// <exception cref="OperationCanceledException">The channel is gone: the broker gives the batch out again.</exception>
    public async Task SendAsync(IReadOnlyList<DeliveredMessage> batch)
    {
        // One after the other: none may be named twice.
        await _one.WaitAsync(gone);
        try
        {
            var (first, last) = (batch[0].Tag, batch[^1].Tag);
            if (first == _next)
            {
                await channel.BasicAckAsync(last, multiple: true, gone);
                _next = last + 1;
                while (_ahead.Remove(_next, out last))
                {
                    _next = last + 1;
                }

                return;
            }

            foreach (var message in batch)
            {
                await channel.BasicAckAsync(message.Tag, multiple: false, gone);
            }

            _ahead.Add(first, last);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
