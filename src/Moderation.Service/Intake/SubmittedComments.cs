using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>
/// Takes what came in on the intake queue, as bytes, whatever bus brought it. A fault that is not the messages' own is
/// waited out with them in hand, so nothing more is consumed meanwhile.
/// </summary>
internal sealed class SubmittedComments(
    MessageReader reader,
    Patience patience,
    CommentIntake intake,
    LoneAttempts attempts
)
{
    /// <summary>Takes a batch; when it returns, all of it is stored and published.</summary>
    /// <exception cref="OperationCanceledException">The service stops; the messages are to go back to the queue.</exception>
    public Task TakeAsync(IReadOnlyList<byte[]> bodies, CancellationToken cancel)
    {
        var arrivals = new Arrival[bodies.Count];
        for (var i = 0; i < arrivals.Length; i++)
        {
            arrivals[i] = Read(bodies[i], fault: null);
        }

        return patience.TakeAsync(Topology.IntakeQueue, arrivals, cancel);
    }

    /// <summary>
    /// Takes a message that came before and was not ended: it may be the one that ended the process, so it is counted
    /// before anything reads it, and takes nobody along.
    /// </summary>
    /// <exception cref="OperationCanceledException">The service stops; the message is to go back to the queue.</exception>
    public Task TakeRedeliveredAsync(byte[] body, CancellationToken cancel) =>
        attempts.TakeAloneAsync(
            body,
            (fault, token) =>
                intake.TakeAsync(Topology.IntakeQueue, [Read(body, fault) with { Refusal = fault }], token),
            cancel
        );

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
