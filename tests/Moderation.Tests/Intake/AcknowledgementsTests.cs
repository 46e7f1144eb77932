using Moderation.Service.Intake;
using Moderation.Tests.Fixtures;
using RabbitMQ.Client;

namespace Moderation.Tests.Intake;

/// <summary>On a real queue, because the broker closes a channel that acknowledges what it does not know.</summary>
public sealed class AcknowledgementsTests
{
    // Messages 1 to 9 in three batches; the order in which they end, and what comes again when the channel closes.
    [Theory]
    [InlineData("1 2 3", "")]
    [InlineData("3 2 1", "")]
    [InlineData("2 1 3", "")]
    [InlineData("2 3 1", "")]
    [InlineData("1", "4 5 6 7 8 9")]
    [InlineData("2", "1 2 3 7 8 9")]
    [InlineData("3 1", "4 5 6")]
    public async Task Send_InAnyOrder_TakesWhatEndedOffTheQueueAndNothingElse(string ended, string left)
    {
        var factory = new ConnectionFactory { Uri = TestServices.RabbitMq };
        await using var connection = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        var queue = await channel.QueueDeclareAsync(
            autoDelete: false,
            cancellationToken: TestContext.Current.CancellationToken
        );
        for (var i = 1; i <= 9; i++)
        {
            await channel.BasicPublishAsync(
                "",
                queue.QueueName,
                new[] { (byte)('0' + i) },
                TestContext.Current.CancellationToken
            );
        }

        await using (
            var taking = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken)
        )
        {
            var batches = new DeliveredBatches(taking, 3, TimeSpan.FromMinutes(1));
            await taking.BasicConsumeAsync(
                queue.QueueName,
                autoAck: false,
                batches,
                TestContext.Current.CancellationToken
            );
            var inWork = new List<IReadOnlyList<DeliveredMessage>>();
            for (var i = 0; i < 3; i++)
            {
                inWork.Add(await batches.NextAsync(TestContext.Current.CancellationToken));
            }

            using var acknowledgements = new Acknowledgements(taking, batches.Ended);
            foreach (var number in ended.Split(' '))
            {
                await acknowledgements.SendAsync(
                    inWork[int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) - 1]
                );
            }

            await taking.CloseAsync(TestContext.Current.CancellationToken);
            Assert.False(taking.CloseReason?.Initiator == ShutdownInitiator.Peer);
        }

        var again = new List<char>();
        while (
            await channel.BasicGetAsync(queue.QueueName, autoAck: true, TestContext.Current.CancellationToken)
                is { } message
        )
        {
            again.Add((char)message.Body.Span[0]);
        }

        Assert.Equal(left, string.Join(' ', again));
    }

    [Fact]
    public async Task Send_TheChannelIsGone_SaysSo()
    {
        var factory = new ConnectionFactory { Uri = TestServices.RabbitMq };
        await using var connection = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        using var gone = new CancellationTokenSource();
        using var acknowledgements = new Acknowledgements(channel, gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            acknowledgements.SendAsync([new DeliveredMessage(1, false, [])])
        );
    }
}
