using System.Net;
using System.Net.Sockets;
using Moderation.Service.Operations;

namespace Moderation.Tests.Operations;

/// <summary>Over a real connection.</summary>
public sealed class GatheringStreamTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly Socket _near = new(SocketType.Stream, ProtocolType.Tcp);
    private Socket _far = null!;
    private GatheringStream _stream = null!;

    public async ValueTask InitializeAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await _near.ConnectAsync(listener.LocalEndpoint);
        _far = await listener.AcceptSocketAsync();
        _stream = new GatheringStream(_near);
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _near.Dispose();
        _far.Dispose();
    }

    [Fact]
    public async Task Write_ManySmallPieces_ArriveWholeAndInOrder()
    {
        const int pieces = 20_000;
        var reading = ReadAsync(4 * pieces);

        for (var i = 0; i < pieces; i++)
        {
            var piece = BitConverter.GetBytes(i);
            switch (i % 4)
            {
                case 0:
                    _stream.Write(piece);
                    break;
                case 1:
                    _stream.Write(piece, 0, 4);
                    break;
                case 2:
                    await _stream.WriteAsync(piece, 0, 4, TestContext.Current.CancellationToken);
                    break;
                default:
                    await _stream.WriteAsync(piece, TestContext.Current.CancellationToken);
                    break;
            }

            // The memory is the writer's again.
            piece.AsSpan().Fill(255);
        }

        var bytes = await reading.WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.Equal(
            Enumerable.Range(0, pieces),
            Enumerable.Range(0, pieces).Select(i => BitConverter.ToInt32(bytes, 4 * i))
        );
    }

    [Fact]
    public async Task Write_NobodyReads_TheWriterWaitsAndThenGoesOn()
    {
        var (waiting, written) = await WriteUntilOneWaitsAsync();

        var bytes = await ReadAsync(written).WaitAsync(Limit, TestContext.Current.CancellationToken);

        await waiting.WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.Equal(written, bytes.Length);
    }

    [Fact]
    public async Task Dispose_RightAfterAWrite_TheBytesArrive()
    {
        for (var i = 0; i < 50; i++)
        {
            await using var other = new GatheringStream(_near);
            other.Write([(byte)i]);
        }

        Assert.Equal(
            Enumerable.Range(0, 50),
            (await ReadAsync(50).WaitAsync(Limit, TestContext.Current.CancellationToken)).Select(b => (int)b)
        );
    }

    [Fact]
    public async Task Write_TheConnectionBreaksWhileTheWriterWaits_EndsWithAnErrorNowAndLater()
    {
        var (waiting, _) = await WriteUntilOneWaitsAsync();

        _near.Close();

        await Assert.ThrowsAnyAsync<Exception>(() => waiting.WaitAsync(Limit));
        Assert.True(waiting.IsFaulted);
        Assert.Throws<IOException>(() => _stream.Write([1]));
        await Assert.ThrowsAsync<IOException>(() =>
            _stream.WriteAsync(new byte[1], TestContext.Current.CancellationToken).AsTask()
        );
    }

    // Nobody reads, so at some time nothing more goes into the system's own buffers, which hold some megabytes.
    private async Task<(Task Waiting, int Written)> WriteUntilOneWaitsAsync()
    {
        var piece = new byte[64_000];
        for (var written = piece.Length; written < 100_000_000; written += piece.Length)
        {
            var writing = _stream.WriteAsync(piece, TestContext.Current.CancellationToken).AsTask();
            await Task.WhenAny(writing, Task.Delay(500, TestContext.Current.CancellationToken));
            if (!writing.IsCompleted)
            {
                return (writing, written);
            }
        }

        throw new InvalidOperationException("It takes whatever it is given and never makes the writer wait.");
    }

    private Task<byte[]> ReadAsync(int count) =>
        Task.Run(async () =>
        {
            var bytes = new byte[count];
            for (var read = 0; read < count; )
            {
                var some = await _far.ReceiveAsync(bytes.AsMemory(read));
                read += some > 0 ? some : throw new EndOfStreamException($"Only {read} bytes of {count} came.");
            }

            return bytes;
        });
}
