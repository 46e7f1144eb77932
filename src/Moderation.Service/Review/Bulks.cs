using System.Collections.Concurrent;
using System.Data.Common;
using Moderation.Service.Publishing;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// One verdict on many comments, and its undo. What is to be done is stored whole before any of it is done, so that a
/// crash in the middle loses nothing: any replica goes on where it was.
/// </summary>
internal sealed class Bulks(
    Database database,
    BulkStore store,
    AccountStore accounts,
    ApiKeyStore keys,
    Settlement settlement,
    Reversal reversal,
    History history,
    DecisionPublisher publisher,
    BulkBell bell,
    TimeProvider clock
)
{
    /// <summary>How many comments a bulk may name.</summary>
    public const int Most = 10_000;

    // Others who write wait for a step to end.
    private const int Step = 200;

    // How long a bulk whose step failed lets the others go first.
    private static readonly TimeSpan PassedOverFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, DateTimeOffset> _failed = new();

    /// <summary>Stores a bulk, which then goes on by itself.</summary>
    /// <param name="by">Who rules.</param>
    /// <param name="comments">Up to <see cref="Most"/>, with the revisions that were seen; each counts once.</param>
    /// <param name="verdict">What is ruled on each.</param>
    /// <param name="key">The request's name, see <see cref="BegunAsync"/>; or null.</param>
    /// <exception cref="NotAllowedException">He may not review on one of the sites; nothing is begun.</exception>
    public async Task<BulkBeginning> BeginAsync(
        Actor by,
        IReadOnlyList<CommentRef> comments,
        NewVerdict verdict,
        string? key = null
    )
    {
        by.Require(Rights.Review);
        if (comments.Count is 0 or > Most)
        {
            return new(0, comments.Count == 0 ? BulkRefusal.Empty : BulkRefusal.TooMany);
        }

        foreach (var site in comments.Select(c => c.SiteId).Distinct())
        {
            by.Require(Rights.Review, site);
        }

        CommentRef[] once = [.. comments.DistinctBy(c => (c.SiteId, c.CommentId))];
        var id = await database.WriteAsync(
            async transaction =>
            {
                // The same request came twice at once: the other one was first.
                if (await store.AddAsync(transaction, by, BulkKind.Verdict, verdict, key: key) is not { } bulk)
                {
                    return (long?)null;
                }

                await store.AddItemsAsync(transaction, bulk, once);
                await history.AddAsync(transaction, by, Begun(VerdictStore.Word(verdict.Ruling), once.Length, bulk));
                return bulk;
            },
            CancellationToken.None
        );
        bell.Ring();
        return id is { } begun ? new(begun) : (await BegunAsync(by, key!, CancellationToken.None))!.Value;
    }

    /// <summary>
    /// What somebody has begun by a request of this name, or null: its answer was lost on the way, and it came again.
    /// </summary>
    public async Task<BulkBeginning?> BegunAsync(Actor by, string key, CancellationToken cancel) =>
        await store.FindAsync(by, key, cancel) is { } id ? new(id) : null;

    /// <summary>
    /// Begins to undo what a bulk settled and still stands; if it is at work yet, the rest of it is cancelled. Of one that has
    /// settled nothing so far there is nothing more to do then, and its undo ends as it begins. Asked for twice it is begun once.
    /// </summary>
    /// <param name="by">Who undoes.</param>
    /// <param name="bulkId">The bulk; not an undo itself.</param>
    /// <exception cref="NotAllowedException">He may not review on one of its sites.</exception>
    public async Task<BulkBeginning> UndoAsync(Actor by, long bulkId)
    {
        by.Require(Rights.Review);
        if (await store.FindAsync(bulkId, CancellationToken.None) is not { } bulk)
        {
            return new(0, BulkRefusal.Unknown);
        }

        await OutcomesAsync(by, bulkId, CancellationToken.None);
        if (bulk.Kind == BulkKind.Undo)
        {
            return new(0, BulkRefusal.NothingToUndo);
        }

        var id = await database.WriteAsync(
            async transaction =>
            {
                await database.WaitForTurnAsync(transaction);
                // Asked again, as after a lost answer.
                if (await store.UndoingAsync(transaction, by, bulkId) is { } undoing)
                {
                    return undoing;
                }

                var isStopped = await store.CancelAsync(transaction, bulkId);
                var undo = (await store.AddAsync(transaction, by, BulkKind.Undo, verdict: null, bulkId))!.Value;
                var count = await store.AddStandingAsync(transaction, undo, bulkId);
                if (count == 0)
                {
                    await store.FinishAsync(transaction, undo);
                }

                if (count == 0 && !isStopped)
                {
                    return 0;
                }

                await history.AddAsync(transaction, by, Begun($"undo of {bulkId}", count, undo));
                return undo;
            },
            CancellationToken.None
        );
        bell.Ring();
        return id == 0 ? new(0, BulkRefusal.NothingToUndo) : new(id);
    }

    /// <summary>How far a bulk is, or null when there is none.</summary>
    /// <exception cref="NotAllowedException">He may not review on one of its sites.</exception>
    public async Task<BulkProgress?> ProgressAsync(Actor by, long bulkId, CancellationToken cancel)
    {
        by.Require(Rights.Review);
        if (await store.FindAsync(bulkId, cancel) is not { } bulk)
        {
            return null;
        }

        var outcomes = await OutcomesAsync(by, bulkId, cancel);
        var hasOthers = bulk.Kind == BulkKind.Verdict && Count(VerdictOutcome.Conflict) > 0;
        return new BulkProgress(
            bulk.Id,
            bulk.Kind,
            bulk.ActorName,
            bulk.MadeAt,
            outcomes.Sum(o => o.Count),
            Count(VerdictOutcome.Done),
            Count(VerdictOutcome.Conflict),
            Count(VerdictOutcome.Stale),
            Count(VerdictOutcome.Gone),
            bulk.FinishedAt is not null,
            bulk.CancelledAt is not null
        )
        {
            Others = hasOthers ? await store.OthersAsync(bulkId, cancel) : [],
            Ruling = bulk.Ruling is { } ruling ? VerdictStore.Ruling(ruling) : null,
            Categories = VerdictStore.Categories(bulk.Categories),
        };

        int Count(VerdictOutcome outcome) =>
            outcomes.Where(o => o.Outcome == BulkStore.Word(outcome)).Sum(o => o.Count);
    }

    /// <summary>
    /// Does the next step of a bulk that waits, and publishes what it made. Of somebody whose account was disabled or whose
    /// key was revoked since, the rest is cancelled: who is shut out rules on nothing more.
    /// </summary>
    /// <returns>False when there was nothing to do here.</returns>
    public async Task<bool> StepAsync(CancellationToken cancel)
    {
        var passedOver = PassedOver();
        // Looked at first without the right to write, which others need.
        if (!await store.IsWaitingAsync(passedOver, cancel))
        {
            return false;
        }

        long? taken = null;
        IReadOnlyList<StoredDecision>? stored;
        try
        {
            stored = await database.WriteAsync(TakeStepAsync, cancel);
        }
        catch (Exception e) when (taken is not null && !database.IsOutside(e) && !cancel.IsCancellationRequested)
        {
            _failed[taken.Value] = clock.GetUtcNow() + PassedOverFor;
            throw;
        }

        await publisher.PublishSoonAsync(stored ?? []);
        return stored is not null;

        async Task<IReadOnlyList<StoredDecision>?> TakeStepAsync(DbTransaction transaction)
        {
            if (await store.TakeAsync(transaction, passedOver) is not { } bulk)
            {
                return null;
            }

            taken = bulk.Id;
            if (await IsShutOutAsync(transaction, bulk.By))
            {
                await store.CancelAsync(transaction, bulk.Id);
                return [];
            }

            var items = await store.NextAsync(transaction, bulk.Id, Step);
            CommentRef[] comments = [.. items.Select(i => i.Comment)];
            var settled =
                bulk.Kind == BulkKind.Undo
                    ? await reversal.UndoAsync(transaction, bulk.By, comments, bulk.Id, ofBulk: bulk.Undoes)
                    : await settlement.SettleAsync(transaction, bulk.By, comments, bulk.Verdict, bulk.Id);
            await store.MarkAsync(
                transaction,
                bulk.Id,
                [.. items.Zip(settled.Answers, (item, answer) => (item, answer.Outcome))]
            );
            if (items.Count < Step)
            {
                await store.FinishAsync(transaction, bulk.Id);
            }

            return settled.Stored;
        }
    }

    private async Task<bool> IsShutOutAsync(DbTransaction transaction, Actor by) =>
        by.AccountId is { } account
            ? await accounts.IsDisabledAsync(transaction, account)
            : by.KeyId is { } key && await keys.IsRevokedAsync(transaction, key);

    private long[] PassedOver()
    {
        var now = clock.GetUtcNow();
        foreach (var (bulk, until) in _failed)
        {
            if (until <= now)
            {
                _failed.TryRemove(bulk, out _);
            }
        }

        return [.. _failed.Keys];
    }

    private static Deed Begun(string what, int comments, long bulkId) =>
        new(DeedActions.Bulk, Detail: $"{what}: {comments} comments", BulkId: bulkId);

    private async Task<IReadOnlyList<(string SiteId, string? Outcome, int Count)>> OutcomesAsync(
        Actor by,
        long bulkId,
        CancellationToken cancel
    )
    {
        var outcomes = await store.OutcomesAsync(bulkId, cancel);
        foreach (var (site, _, _) in outcomes)
        {
            by.Require(Rights.Review, site);
        }

        return outcomes;
    }
}
