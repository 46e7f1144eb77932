using Moderation.Service.Operations;
using RabbitMQ.Client;

namespace Moderation.Tests.Operations;

/// <summary>Cannot be declared.</summary>
internal sealed class FailingTopology : IDeclareTopology
{
    public Task DeclareAsync(IChannel channel, CancellationToken cancel) =>
        throw new InvalidOperationException("Not to be declared.");
}
