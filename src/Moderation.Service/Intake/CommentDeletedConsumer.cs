using MassTransit;
using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>Takes deleted comments out of review and off the books.</summary>
internal sealed class CommentDeletedConsumer(
    MessageReader reader,
    CommentDeletion deletion,
    Patience patience,
    LoneAttempts attempts,
    IHostApplicationLifetime lifetime
) : IConsumer<MessageBytes>
{
    public Task Consume(ConsumeContext<MessageBytes> context)
    {
        var body = context.Message.Body;
        var reading = reader.ReadDeletion(body);
        return context.ReceiveContext.Redelivered
            ? attempts.TakeAloneAsync(body, TakeAsync, lifetime.ApplicationStopping)
            : patience.TakeOneAsync(TakeAsync, lifetime.ApplicationStopping);

        Task TakeAsync(MessageFault? fault, CancellationToken cancel) =>
            fault is null && reading.Message is { } deleted
                ? deletion.TakeAsync(deleted, cancel)
                : deletion.RefuseAsync(new DeadLetter(Topology.DeletionsQueue, fault ?? reading.Fault!, body), cancel);
    }
}
