using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>The history with what stands of it now, for people: what can be undone from there.</summary>
internal sealed class HistoryLines(History history, HistoryLineStore store)
{
    /// <summary>Lines, newest first.</summary>
    /// <inheritdoc cref="History.FindAsync"/>
    public async Task<IReadOnlyList<HistoryLine>> FindAsync(
        Actor by,
        HistoryFilter filter,
        long? before,
        int limit,
        CancellationToken cancel
    ) => await LinesAsync(await history.FindAsync(by, filter, before, limit, cancel), cancel);

    /// <summary>One line, or null where there is none that the reader may see.</summary>
    /// <exception cref="NotAllowedException">The reader is neither a moderator nor an admin.</exception>
    public async Task<HistoryLine?> FindAsync(Actor by, long id, CancellationToken cancel)
    {
        var before = id is > 0 and < long.MaxValue ? id + 1 : 1;
        var entries = await history.FindAsync(by, new HistoryFilter(), before, 1, cancel);
        return (await LinesAsync([.. entries.Where(e => e.Id == id)], cancel)).SingleOrDefault();
    }

    private async Task<IReadOnlyList<HistoryLine>> LinesAsync(
        IReadOnlyList<HistoryEntry> entries,
        CancellationToken cancel
    )
    {
        HistoryEntry[] ruled = [.. entries.Where(e => e.Action is DeedActions.Approve or DeedActions.Reject)];
        var begun = entries.Where(e => e is { Action: DeedActions.Bulk, BulkId: not null });
        var standing = await store.StandingAsync([.. ruled.Select(e => e.Id)], cancel);
        var bulks = await store.BulksAsync([.. begun.Select(e => e.BulkId!.Value).Distinct()], cancel);
        return
        [
            .. entries.Select(entry => new HistoryLine(
                entry,
                standing.GetValueOrDefault(entry.Id),
                entry is { Action: DeedActions.Bulk, BulkId: { } bulk } ? bulks.GetValueOrDefault(bulk) : null
            )),
        ];
    }
}
