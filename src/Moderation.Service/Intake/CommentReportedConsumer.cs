using MassTransit;

namespace Moderation.Service.Intake;

/// <summary>Takes what readers report.</summary>
internal sealed class CommentReportedConsumer(
    CommentReport report,
    Patience patience,
    LoneAttempts attempts,
    IHostApplicationLifetime lifetime
) : IConsumer<MessageBytes>
{
    public Task Consume(ConsumeContext<MessageBytes> context)
    {
        var body = context.Message.Body;
        // A commit whose answer was lost may have happened.
        var wasTried = false;
        return context.ReceiveContext.Redelivered
            ? attempts.TakeAloneAsync(
                body,
                (fault, cancel) => report.TakeAsync(body, fault, isRepeat: true, cancel),
                lifetime.ApplicationStopping
            )
            : patience.TakeOneAsync(TakeAsync, lifetime.ApplicationStopping);

        Task TakeAsync(MessageFault? fault, CancellationToken cancel)
        {
            var isRepeat = wasTried;
            wasTried = true;
            return report.TakeAsync(body, fault, isRepeat, cancel);
        }
    }
}
