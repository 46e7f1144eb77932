using System.Buffers;
using System.Net.Sockets;

namespace Moderation.Service.Operations;

/// <summary>
/// A socket's stream that sends what is written to it in large pieces: while one is on its way, what comes is gathered for
/// the next. The broker's client writes each message by itself, and without this each is a system call, a packet and a
/// wake-up of the broker. What was taken may still be lost with the connection: the broker's confirms alone say what arrived.
/// </summary>
/// <param name="socket">A connected socket; whoever gave it closes it.</param>
internal sealed class GatheringStream(Socket socket) : NetworkStream(socket, ownsSocket: false)
{
    // Bytes; who writes when so much waits, waits too.
    private const int Room = 1 << 18;

    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private ArrayBufferWriter<byte> _gathered = new(1 << 16);
    private ArrayBufferWriter<byte> _onItsWay = new(1 << 16);
    private TaskCompletionSource? _room;
    private Exception? _fault;
    private bool _sends;
    private Task _sending = Task.CompletedTask;

    /// <summary>Takes bytes to be sent. It is finished when there is room for more, not when they are sent.</summary>
    /// <param name="buffer">The bytes; they are copied.</param>
    /// <param name="cancellationToken">Ends the wait for room; the bytes are sent all the same.</param>
    /// <exception cref="IOException">What was written earlier could not be sent: the connection is gone.</exception>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            Gather(buffer.Span);
            if (_gathered.WrittenCount < Room)
            {
                return default;
            }

            _room ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return new(_room.Task.WaitAsync(cancellationToken));
        }
    }

    /// <inheritdoc cref="WriteAsync(ReadOnlyMemory{byte}, CancellationToken)"/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Takes bytes to be sent, however many wait.</summary>
    /// <param name="buffer">The bytes; they are copied.</param>
    /// <exception cref="IOException">What was written earlier could not be sent: the connection is gone.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_gate)
        {
            Gather(buffer);
        }
    }

    /// <inheritdoc cref="Write(ReadOnlySpan{byte})"/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Closes it when what was taken is sent, or after a second.</summary>
    public override async ValueTask DisposeAsync()
    {
        try
        {
            await _sending.WaitAsync(CloseLimit);
        }
        catch (TimeoutException)
        {
            // Nobody reads at the other end.
        }

        await base.DisposeAsync();
    }

    private void Gather(ReadOnlySpan<byte> bytes)
    {
        if (_fault is not null)
        {
            throw new IOException("The connection is gone.", _fault);
        }

        _gathered.Write(bytes);
        if (!_sends)
        {
            _sends = true;
            _sending = Task.Run(SendAsync);
        }
    }

    private async Task SendAsync()
    {
        try
        {
            while (TryTake())
            {
                await base.WriteAsync(_onItsWay.WrittenMemory);
                _onItsWay.ResetWrittenCount();
            }
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                _fault = e;
                _room?.SetException(e);
            }
        }
    }

    private bool TryTake()
    {
        lock (_gate)
        {
            _room?.SetResult();
            _room = null;
            (_gathered, _onItsWay) = (_onItsWay, _gathered);
            return _sends = _onItsWay.WrittenCount > 0;
        }
    }
}
