using System.Data.Common;
using System.Runtime.CompilerServices;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>Who did what when. Every room adds to it, in the transaction in which the thing is done.</summary>
internal sealed class History(HistoryStore store)
{
    /// <summary>How many lines are read at once at most.</summary>
    public const int Page = 1_000;

    /// <summary>Adds what somebody did; it stands when the transaction does.</summary>
    public Task AddAsync(DbTransaction transaction, Actor by, params IReadOnlyList<Deed> deeds) =>
        store.AddAsync(transaction, by, deeds);

    /// <summary>
    /// Lines of the history, newest first; those of sites that the reader may not see are left out.
    /// </summary>
    /// <param name="by">Who reads: a moderator or an admin.</param>
    /// <param name="filter">Which lines.</param>
    /// <param name="before">The id of the last line seen, or null for the newest.</param>
    /// <param name="limit">From 1 to <see cref="Page"/>.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="NotAllowedException">The reader is neither.</exception>
    public Task<IReadOnlyList<HistoryEntry>> FindAsync(
        Actor by,
        HistoryFilter filter,
        long? before,
        int limit,
        CancellationToken cancel
    )
    {
        Require(by);
        return store.FindAsync(by, filter, before ?? long.MaxValue, Math.Clamp(limit, 1, Page), cancel);
    }

    /// <summary>All lines that the filter lets through, newest first, read page by page; for an export.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public async IAsyncEnumerable<HistoryEntry> AllAsync(
        Actor by,
        HistoryFilter filter,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        long? before = null;
        IReadOnlyList<HistoryEntry> page;
        do
        {
            page = await FindAsync(by, filter, before, Page, cancel);
            foreach (var entry in page)
            {
                yield return entry;
            }

            before = page.LastOrDefault()?.Id;
        } while (page.Count == Page);
    }

    /// <summary>Goes on for whoever may read it.</summary>
    /// <exception cref="NotAllowedException">He is neither a moderator nor an admin.</exception>
    public static void Require(Actor by)
    {
        if (!by.May(Rights.Administer))
        {
            by.Require(Rights.Review);
        }
    }
}
