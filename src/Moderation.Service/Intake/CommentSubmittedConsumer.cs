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
        var stopping = lifetime.ApplicationStopping;

        // Redelivered messages come in batches of one; see the definition. It is counted before anything reads it.
        if (batch.Length == 1 && batch[0].ReceiveContext.Redelivered)
        {
            var body = batch[0].Message.Body;
            await attempts.TakeAloneAsync(
                body,
                (fault, cancel) =>
                    intake.TakeAsync(Topology.IntakeQueue, [Read(body, fault) with { Refusal = fault }], cancel),
                stopping
            );
            return;
        }

        var arrivals = new Arrival[batch.Length];
        for (var i = 0; i < arrivals.Length; i++)
        {
            arrivals[i] = Read(batch[i].Message.Body, fault: null);
        }

        await patience.TakeAsync(Topology.IntakeQueue, arrivals, stopping);
    }

    // What is refused for a fault is read for the ids alone, and the reading may be what failed.
    private Arrival Read(byte[] body, MessageFault? fault)
    {
        try
        {
            return new(body, reader.ReadComment(body));
        }
        catch (Exception) when (fault is not null)
        {
            return new(body, new Reading<CommentSubmitted>(fault));
        }
    }
}
