using MassTransit;
using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>Takes deleted comments out of review and off the books.</summary>
internal sealed class CommentDeletedConsumer(
    MessageReader reader,
    CommentDeletion deletion,
    Patience patience,
    IHostApplicationLifetime lifetime
) : IConsumer<MessageBytes>
{
    public Task Consume(ConsumeContext<MessageBytes> context)
    {
        var body = context.Message.Body;
        var reading = reader.ReadDeletion(body);
        return patience.WaitOutAsync(
            cancel =>
                reading.Message is { } deleted
                    ? deletion.TakeAsync(deleted, cancel)
                    : deletion.RefuseAsync(new DeadLetter(Topology.DeletionsQueue, reading.Fault!, body), cancel),
            lifetime.ApplicationStopping
        );
    }
}
