using MassTransit;
using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>Drains what the broker gave up on into the table of dead letters.</summary>
internal sealed class DeadLetterConsumer(
    MessageReader reader,
    CommentDeletion deletion,
    Patience patience,
    IHostApplicationLifetime lifetime
) : IConsumer<MessageBytes>
{
    public Task Consume(ConsumeContext<MessageBytes> context)
    {
        var body = context.Message.Body;
        var headers = context.ReceiveContext.TransportHeaders;
        var cause = headers.Get<string>("x-first-death-reason") ?? "unknown";
        var letter = new DeadLetter(
            headers.Get<string>("x-first-death-queue") ?? Topology.DeadLettersQueue,
            new MessageFault("broker", "", $"It was handed out again and again and never taken ({cause})."),
            body
        )
        {
            Comment = reader.ReadComment(body).Message is { } comment ? CommentKey.Of(comment) : null,
        };
        return patience.WaitOutAsync(cancel => deletion.RefuseAsync(letter, cancel), lifetime.ApplicationStopping);
    }
}
