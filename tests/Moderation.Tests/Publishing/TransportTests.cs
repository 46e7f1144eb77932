using MassTransit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moderation.Service.Operations;
using Moderation.Service.Publishing;
using Moderation.Tests.Fixtures;
using Moderation.Tests.Operations;

namespace Moderation.Tests.Publishing;

/// <summary>A transport gives failures, whatever goes wrong.</summary>
public sealed class TransportTests
{
    private static readonly StoredDecision Unreadable = new()
    {
        SiteId = "a",
        CommentId = "b",
        Revision = 1,
        Sequence = 1,
        State = Moderation.Contracts.CommentState.Approved,
        Body = [],
    };

    [Fact]
    public async Task Send_InMemory_AFaultOfAnyKindIsAFailure()
    {
        var transport = new InMemoryTransport(
            Bus.Factory.CreateUsingInMemory(_ => { }),
            NullLogger<InMemoryTransport>.Instance
        );

        Assert.Equal(
            [Delivery.Failed, Delivery.Failed],
            await transport.SendAsync([Unreadable, Unreadable], TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Send_RabbitMq_AFaultOfAnyKindIsAFailure()
    {
        await using var broker = new BrokerConnection(
            Options.Create(new BusOptions { RabbitMq = TestServices.RabbitMq.ToString() }),
            [new FailingTopology()]
        );
        await using var transport = new RabbitMqTransport(
            broker,
            TimeProvider.System,
            NullLogger<RabbitMqTransport>.Instance
        );

        Assert.Equal(
            [Delivery.Failed, Delivery.Failed],
            await transport.SendAsync([Unreadable, Unreadable], TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Send_Cancelled_SaysSo()
    {
        await using var broker = new BrokerConnection(
            Options.Create(new BusOptions { RabbitMq = TestServices.RabbitMq.ToString() }),
            []
        );
        await using var transport = new RabbitMqTransport(
            broker,
            TimeProvider.System,
            NullLogger<RabbitMqTransport>.Instance
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            transport.SendAsync([Unreadable], new CancellationToken(canceled: true))
        );
    }
}
