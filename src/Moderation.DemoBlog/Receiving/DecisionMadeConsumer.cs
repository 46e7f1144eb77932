using MassTransit;
using Microsoft.Extensions.Options;
using Moderation.Contracts;
using Moderation.DemoBlog.Comments;

namespace Moderation.DemoBlog.Receiving;

/// <summary>
/// Notes what was decided. Events come at least once and in any order: of each comment the highest
/// (revision, sequence) counts, all others are ignored, and so are those of other sites.
/// </summary>
internal sealed class DecisionMadeConsumer(CommentBook book, IOptions<DemoOptions> options) : IConsumer<DecisionMade>
{
    public Task Consume(ConsumeContext<DecisionMade> context)
    {
        var decision = context.Message;
        if (decision.SiteId == options.Value.SiteId)
        {
            book.Change(
                decision.CommentId,
                comment => comment?.IsNews(decision) == true ? new CommentDecided(comment.Id, decision) : null
            );
        }

        return Task.CompletedTask;
    }
}
