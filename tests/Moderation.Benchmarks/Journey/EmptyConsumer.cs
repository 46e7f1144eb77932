using MassTransit;
using Moderation.Contracts;

namespace Moderation.Benchmarks.Journey;

/// <summary>Does nothing with a batch but take it.</summary>
internal sealed class EmptyConsumer : IConsumer<Batch<CommentSubmitted>>
{
    public Task Consume(ConsumeContext<Batch<CommentSubmitted>> context) => Task.CompletedTask;
}
