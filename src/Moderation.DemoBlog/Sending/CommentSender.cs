using MassTransit;
using Microsoft.Extensions.Options;
using Moderation.DemoBlog.Comments;

namespace Moderation.DemoBlog.Sending;

/// <summary>
/// Hands comments and deletions to the bus, one at a time and in the order of their last change, until the bus has
/// taken them. After a start everything that has no answer yet goes out again: the service answers the same revision
/// the same way, so twice does no harm, and never would leave a comment unseen for ever.
/// </summary>
internal sealed partial class CommentSender(
    IBusControl bus,
    CommentBook book,
    Line line,
    IOptions<DemoOptions> options,
    TimeProvider time,
    ILogger<CommentSender> logger
) : BackgroundService
{
    private readonly Dictionary<string, int> _sentRevisions = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Before the bus has bound its queues the in-memory transport drops what it is given.
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
        while (true)
        {
            var changed = book.NextChange();
            foreach (var comment in book.ChangedAfter(0).Select(entry => entry.Comment).Where(IsOwed))
            {
                await SendUntilTakenAsync(comment, stoppingToken);
            }

            await changed.WaitAsync(stoppingToken);
        }
    }

    private bool IsOwed(BlogComment comment) =>
        comment.Standing switch
        {
            Standing.Checking => _sentRevisions.GetValueOrDefault(comment.Id) < comment.Revision,
            Standing.Removed => !comment.RemovalSent,
            _ => false,
        };

    private async Task SendUntilTakenAsync(BlogComment comment, CancellationToken stoppingToken)
    {
        while (!await TrySendAsync(comment, stoppingToken))
        {
            await Task.Delay(options.Value.RetryDelay, time, stoppingToken);
        }

        if (comment.Standing == Standing.Removed)
        {
            book.Change(comment.Id, _ => new RemovalSent(comment.Id));
        }
        else
        {
            _sentRevisions[comment.Id] = comment.Revision;
        }
    }

    private async Task<bool> TrySendAsync(BlogComment comment, CancellationToken stoppingToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var timer = time.CreateTimer(
            _ => limit.Cancel(),
            null,
            options.Value.SendTimeout,
            Timeout.InfiniteTimeSpan
        );
        try
        {
            await (
                comment.Standing == Standing.Removed
                    ? bus.Publish(Messages.Deleted(comment, options.Value.SiteId), Messages.Mandatory, limit.Token)
                    : bus.Publish(Messages.Submitted(comment, options.Value.SiteId), Messages.Mandatory, limit.Token)
            );
            line.Taken(true);
            return true;
        }
        catch (Exception cause) when (!stoppingToken.IsCancellationRequested)
        {
            line.Taken(false);
            LogNotTaken(comment.Id, comment.Revision, options.Value.RetryDelay, cause.GetBaseException().Message);
            return false;
        }
    }

    [LoggerMessage(
        EventId = 6001,
        Level = LogLevel.Warning,
        Message = "The bus did not take comment {CommentId}, revision {Revision}. It is kept; next attempt in {RetryDelay}. {Cause}"
    )]
    private partial void LogNotTaken(string commentId, int revision, TimeSpan retryDelay, string cause);
}
