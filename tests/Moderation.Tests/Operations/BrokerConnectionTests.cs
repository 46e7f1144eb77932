using Microsoft.Extensions.Options;
using Moderation.Service.Operations;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Operations;

public sealed class BrokerConnectionTests
{
    [Fact]
    public async Task Open_TopologyCannotBeDeclared_LeavesNoConnection()
    {
        await using var door = new Proxy(TestServices.RabbitMq.Host, TestServices.RabbitMqPort);
        door.Open();
        var address = new UriBuilder(TestServices.RabbitMq) { Host = "127.0.0.1", Port = door.Port };
        await using var broker = new BrokerConnection(
            Options.Create(new BusOptions { RabbitMq = address.Uri.ToString() }),
            [new FailingTopology()]
        );

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            broker.OpenAsync(TestContext.Current.CancellationToken)
        );

        await Wait.UntilAsync(() => door.Connections == 0, () => "the connection is still open");
    }

    [Fact]
    public async Task Open_AfterTheConnectionWasLost_LeavesOneConnection()
    {
        await using var door = new Proxy(TestServices.RabbitMq.Host, TestServices.RabbitMqPort);
        door.Open();
        var address = new UriBuilder(TestServices.RabbitMq) { Host = "127.0.0.1", Port = door.Port };
        await using var broker = new BrokerConnection(
            Options.Create(new BusOptions { RabbitMq = address.Uri.ToString() }),
            []
        );
        var first = await broker.OpenAsync(TestContext.Current.CancellationToken);
        await door.ShutAsync();
        await Wait.UntilAsync(() => !first.IsOpen, () => "the connection is not lost");
        door.Open();

        var second = await broker.OpenAsync(TestContext.Current.CancellationToken);

        Assert.True(second.IsOpen);
        Assert.NotSame(first, second);
        await Wait.UntilAsync(() => door.Connections == 1, () => "the lost connection is still open");
    }
}
