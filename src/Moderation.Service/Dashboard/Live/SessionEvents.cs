using System.Net.ServerSentEvents;
using Moderation.Service.Security;

namespace Moderation.Service.Dashboard.Live;

/// <summary>Tells an open page that its session is over, and why: what it cannot find out by itself afterwards.</summary>
internal static class SessionEvents
{
    /// <summary>The events, and when the session is over <c>over</c> with the reason as the last one.</summary>
    public static async IAsyncEnumerable<SseItem<object>> UntilOver(
        IAsyncEnumerable<SseItem<object>> events,
        OpenConnection connection
    )
    {
        var over = connection.Listen();
        await using var each = events.GetAsyncEnumerator(over);
        while (await NextAsync(each, over))
        {
            yield return each.Current;
        }

        if (connection.Why is { } why)
        {
            yield return new SseItem<object>(why == SessionEnd.Disabled ? "disabled" : "signed-out", "over");
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<SseItem<object>> each, CancellationToken over)
    {
        try
        {
            return !over.IsCancellationRequested && await each.MoveNextAsync();
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return false;
        }
    }
}
