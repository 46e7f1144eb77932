using MassTransit;
using Moderation.Service.Intake;

namespace Moderation.Benchmarks.Journey;

/// <summary>Does nothing with a batch but take it.</summary>
internal sealed class EmptyConsumer : IConsumer<Batch<MessageBytes>>
{
    public Task Consume(ConsumeContext<Batch<MessageBytes>> context) => Task.CompletedTask;
}
