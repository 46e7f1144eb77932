using MassTransit;
using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>
/// Takes batches of submitted comments from the queue. A batch is acknowledged once it is stored and published; a fault
/// that is not the messages' own is waited out with the batch in hand, so nothing more is consumed meanwhile.
/// </summary>
internal sealed class CommentSubmittedConsumer(
    MessageReader reader,
    Patience patience,
    CommentIntake intake,
    LoneAttempts attempts,
    IHostApplicationLifetime lifetime
) : IConsumer<Batch<MessageBytes>>
{
    public async Task Consume(ConsumeContext<Batch<MessageBytes>> context)
    {
        var batch = context.Message;
        var arrivals = new Arrival[batch.Length];
        for (var i = 0; i < arrivals.Length; i++)
        {
            var body = batch[i].Message.Body;
            arrivals[i] = new Arrival(body, reader.ReadComment(body));
        }

        // Redelivered messages come in batches of one; see the definition.
        if (arrivals.Length == 1 && batch[0].ReceiveContext.Redelivered)
        {
            var alone = arrivals[0];
            await attempts.TakeAloneAsync(
                alone.Body,
                (fault, cancel) => intake.TakeAsync(Topology.IntakeQueue, [alone with { Refusal = fault }], cancel),
                lifetime.ApplicationStopping
            );
        }
        else
        {
            await patience.TakeAsync(Topology.IntakeQueue, arrivals, lifetime.ApplicationStopping);
        }
    }
}
