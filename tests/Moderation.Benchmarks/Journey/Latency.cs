using System.Diagnostics;
using Moderation.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Moderation.Benchmarks.Journey;

/// <summary>Publishes comments at a rate and takes the time until each one's decision event.</summary>
internal sealed class Latency(Broker broker)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly CachedString Exchange = new(Topology.CommentsExchange);
    private static readonly CachedString Key = new(Topology.CommentSubmittedKey);

    // The first fifth: while the runtime compiles what publishes and counts here, that takes the cores from the measured.
    private const int WarmUpShare = 5;

    /// <summary>Publishes and waits for all events.</summary>
    /// <param name="messages">The comments; their ids end in a number of their own.</param>
    /// <param name="perSecond">How many to publish a second.</param>
    /// <returns>
    /// Milliseconds from publish to event, ascending, without the first fifth of the comments; and how many were
    /// published a second.
    /// </returns>
    public async Task<(IReadOnlyList<double> Milliseconds, double PerSecond)> MeasureAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> messages,
        double perSecond
    )
    {
        var (events, reached) = await FollowAsync(messages, perSecond);
        return ([.. events.Skip(events.Count / WarmUpShare).Select(one => one.Milliseconds).Order()], reached);
    }

    /// <summary>Publishes and waits for all events.</summary>
    /// <param name="messages">The comments; their ids end in a number of their own.</param>
    /// <param name="perSecond">How many to publish a second.</param>
    /// <returns>
    /// Of each comment, in the order in which they were published, when that was by the clock of <see cref="Stopwatch"/>,
    /// and the milliseconds to its event; and how many were published a second.
    /// </returns>
    public async Task<(IReadOnlyList<(long Published, double Milliseconds)> Events, double PerSecond)> FollowAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> messages,
        double perSecond
    )
    {
        var clock = TimeProvider.System;
        var published = messages.ToDictionary(NumberOf, _ => 0L);
        var arrived = new Dictionary<int, long>(messages.Count);
        var all = new TaskCompletionSource();
        await using var receiving = await broker.Connection.CreateChannelAsync();
        var consumer = new AsyncEventingBasicConsumer(receiving);
        consumer.ReceivedAsync += (_, message) =>
        {
            var now = clock.GetTimestamp();
            // At least once: the first one counts.
            if (arrived.TryAdd(NumberOf(message.Body), now) && arrived.Count == messages.Count)
            {
                all.SetResult();
            }

            return Task.CompletedTask;
        };
        await receiving.BasicConsumeAsync(Broker.Subscriber, autoAck: true, consumer);

        // Confirms are asked for, as a blog does; nobody here waits for them, because what waits takes the cores from the
        // measured, and a comment that was lost would never have its event.
        await using var channel = await broker.Connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: false)
        );
        var count = 0;
        var start = clock.GetTimestamp();
        foreach (var (number, body) in messages.Select(body => (NumberOf(body), body)))
        {
            var early = TimeSpan.FromSeconds(count / perSecond) - clock.GetElapsedTime(start);
            if (early >= TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(early);
            }

            published[number] = clock.GetTimestamp();
            await channel.BasicPublishAsync(
                Exchange,
                Key,
                mandatory: true,
                new BasicProperties { ContentType = "application/json", Persistent = true },
                body
            );
            count++;
        }

        var reached = count / clock.GetElapsedTime(start).TotalSeconds;
        await all.Task.WaitAsync(Patience);
        return (
            [
                .. arrived
                    .Select(one => (Published: published[one.Key], Arrived: one.Value))
                    .OrderBy(one => one.Published)
                    .Select(one => (one.Published, clock.GetElapsedTime(one.Published, one.Arrived).TotalMilliseconds)),
            ],
            reached
        );
    }

    // The number at the end of the id, which stands in both messages; read by hand, because it happens while we measure.
    private static int NumberOf(ReadOnlyMemory<byte> body)
    {
        var id = body.Span[(body.Span.IndexOf("\"commentId\":\""u8) + "\"commentId\":\"".Length)..];
        id = id[..id.IndexOf((byte)'"')];
        return int.Parse(id[(id.LastIndexOf((byte)':') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
