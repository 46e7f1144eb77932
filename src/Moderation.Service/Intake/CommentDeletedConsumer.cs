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
        return context.ReceiveContext.Redelivered
            ? attempts.TakeAloneAsync(body, TakeAsync, lifetime.ApplicationStopping)
            : patience.TakeOneAsync(TakeAsync, lifetime.ApplicationStopping);

        // Counted before anything reads it, and not read again once it is refused: the reading may be what fails.
        Task TakeAsync(MessageFault? fault, CancellationToken cancel)
        {
            var reading = fault is null ? reader.ReadDeletion(body) : new(fault);
            return reading.Message is { } deleted
                ? deletion.TakeAsync(deleted, cancel)
                : deletion.RefuseAsync(new DeadLetter(Topology.DeletionsQueue, reading.Fault!, body), cancel);
        }
    }
}
