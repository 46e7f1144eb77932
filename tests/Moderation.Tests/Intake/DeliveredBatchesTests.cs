using Moderation.Service.Intake;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Moderation.Tests.Intake;

public sealed class DeliveredBatchesTests
{
    private const int Size = 3;

    // The batches are told what comes on it, and never use it.
    private static readonly IChannel Channel = null!;

    private readonly DeliveredBatches _batches = new(Channel, Size, TimeSpan.FromMilliseconds(20));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1 2 3", "123")]
    [InlineData("1 2 3 4 5", "123 45")]
    [InlineData("1 2r 3", "1 2 3")]
    [InlineData("1r 2r 3 4", "1 2 34")]
    [InlineData("1 2 3 4r 5", "123 4 5")]
    public async Task Next_GivesAllInOrder_AndARedeliveredOneAlone(string delivered, string batches)
    {
        foreach (var message in delivered.Split(' '))
        {
            await DeliverAsync(message);
        }

        foreach (var expected in batches.Split(' '))
        {
            var batch = await _batches.NextAsync(TestContext.Current.CancellationToken);
            Assert.Equal(expected, string.Concat(batch.Select(m => m.Tag)));
            Assert.All(batch, m => Assert.Equal([(byte)m.Tag], m.Body));
        }
    }

    [Fact]
    public async Task Next_ABatchThatIsNotFull_WaitsForMore()
    {
        var patient = new DeliveredBatches(Channel, Size, TimeSpan.FromMinutes(1));
        await DeliverAsync("1", patient);
        var next = patient.NextAsync(TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        await DeliverAsync("2", patient);
        await DeliverAsync("3", patient);

        Assert.Equal(Size, (await next).Count);
    }

    [Fact]
    public async Task Next_ARedeliveredOneWhileItWaits_EndsTheBatch()
    {
        var patient = new DeliveredBatches(Channel, Size, TimeSpan.FromMinutes(1));
        await DeliverAsync("1", patient);
        var next = patient.NextAsync(TestContext.Current.CancellationToken);
        await DeliverAsync("2r", patient);

        Assert.Single(await next);
    }

    [Fact]
    public async Task Ended_WhenTheChannelCloses()
    {
        Assert.False(_batches.Ended.IsCancellationRequested);

        await _batches.HandleChannelShutdownAsync(
            this,
            new ShutdownEventArgs(ShutdownInitiator.Peer, 320, "CONNECTION_FORCED")
        );

        Assert.True(_batches.Ended.IsCancellationRequested);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _batches.NextAsync(_batches.Ended));
    }

    // The queue was deleted, or its leader moved.
    [Fact]
    public async Task Ended_WhenTheBrokerCancels()
    {
        await _batches.HandleBasicCancelAsync("consumer", TestContext.Current.CancellationToken);

        Assert.True(_batches.Ended.IsCancellationRequested);
    }

    private Task DeliverAsync(string message, DeliveredBatches? to = null) =>
        (to ?? _batches).HandleBasicDeliverAsync(
            "consumer",
            ulong.Parse(message.TrimEnd('r'), System.Globalization.CultureInfo.InvariantCulture),
            redelivered: message.EndsWith('r'),
            "exchange",
            "key",
            new BasicProperties(),
            new[] { byte.Parse(message.TrimEnd('r'), System.Globalization.CultureInfo.InvariantCulture) },
            TestContext.Current.CancellationToken
        );
}
