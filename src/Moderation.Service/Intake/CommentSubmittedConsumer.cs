using MassTransit;

namespace Moderation.Service.Intake;

/// <summary>Takes submitted comments from the bus in memory; from RabbitMQ they come by <see cref="IntakeQueue"/>.</summary>
internal sealed class CommentSubmittedConsumer(SubmittedComments comments, IHostApplicationLifetime lifetime)
    : IConsumer<Batch<MessageBytes>>
{
    public Task Consume(ConsumeContext<Batch<MessageBytes>> context) =>
        comments.TakeAsync([.. context.Message.Select(m => m.Message.Body)], lifetime.ApplicationStopping);
}
