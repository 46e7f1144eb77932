using MassTransit;

namespace Moderation.Service.Intake;

/// <summary>Drains what the broker or MassTransit gave up on into the table of dead letters.</summary>
internal sealed class DeadLetterConsumer(CommentDeletion deletion, Patience patience, IHostApplicationLifetime lifetime)
    : IConsumer<MessageBytes>
{
    public Task Consume(ConsumeContext<MessageBytes> context)
    {
        var headers = context.ReceiveContext.TransportHeaders;
        var queue = headers.Get<string>("x-first-death-queue") ?? context.ReceiveContext.InputAddress.AbsolutePath;
        var cause =
            headers.Get<string>("x-first-death-reason") ?? headers.Get<string>("MT-Fault-ExceptionType") ?? "unknown";
        var fault = new MessageFault("broker", "", $"It was handed out again and again and never taken ({cause}).");
        var letter = new DeadLetter(queue.TrimStart('/'), fault, context.Message.Body);
        return patience.WaitOutAsync(cancel => deletion.RefuseAsync(letter, cancel), lifetime.ApplicationStopping);
    }
}
