using System.Data.Common;
using System.Globalization;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Labels;

/// <summary>
/// Files of labels that admins bring, and take back. Of a file the good lines are taken, and the others named. It counts as a
/// whole once it is read to its end; one that is broken off leaves nothing.
/// </summary>
internal sealed class LabelImports(
    Database database,
    ImportStore store,
    CopyStore copies,
    GoldenStore golden,
    History history,
    TimeProvider clock
)
{
    /// <summary>Bytes of a file.</summary>
    public const int LargestFile = 200_000_000;

    /// <summary>UTF-16 code units of a name.</summary>
    public const int LongestName = 100;

    /// <summary>How many imports are listed at most.</summary>
    public const int Listed = 200;

    /// <summary>
    /// After so long without a batch of rows an import was broken off with the process that read it. One that is only that
    /// slow comes to nothing, and says so.
    /// </summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Rows that are stored at once: what else is written waits for them.</summary>
    public const int Batch = 1_000;

    /// <summary>Rows that are deleted at once.</summary>
    public const int DropBatch = 10_000;

    private const string InTheFuture =
        "It lies in the future: give when it was written, with its zone, or leave it out.";

    // A clock that is wrong by hours, or a zone that was left out, is no reason to refuse a row.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>What is wrong with a name and what would be right; null where nothing is.</summary>
    public static string? NameRefusal(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "Say what it is: give a name."
        : name.Length > LongestName ? $"It has {name.Length} characters: give at most {LongestName}."
        : name.Any(char.IsControl) || name.Any(char.IsSurrogate)
            ? "It holds characters that no name needs: leave them out."
        : null;

    /// <summary>Takes the lines of a file.</summary>
    /// <param name="by">An admin.</param>
    /// <param name="name">What it is called; without a <see cref="NameRefusal"/>.</param>
    /// <param name="isGolden">Whether its comments are for the golden set.</param>
    /// <param name="lines">The file.</param>
    /// <param name="cancel">Breaks it off.</param>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<ImportReport> TakeAsync(
        Actor by,
        string name,
        bool isGolden,
        IAsyncEnumerable<LabelLine> lines,
        CancellationToken cancel
    )
    {
        by.Require(Rights.Administer);
        var id = await database.WriteAsync(transaction => store.BeginAsync(transaction, by, name, isGolden), cancel);
        try
        {
            var report = await ReadAsync(by, id, isGolden, lines, cancel);
            if (report.Taken == 0)
            {
                await DiscardAsync(id);
                return report;
            }

            return await FinishAsync(by, id, name, report);
        }
        catch
        {
            await DiscardAsync(id);
            throw;
        }
    }

    /// <summary>The imports, the newest first, at most <see cref="Listed"/>.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<IReadOnlyList<LabelImport>> ListAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return store.ListAsync(Listed, cancel);
    }

    /// <summary>Takes an import back, for good: what it alone says is in no training from now on.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<Withdrawal> WithdrawAsync(Actor by, long id)
    {
        by.Require(Rights.Administer);
        // It may take long, and everything else that is written would wait for it.
        var known = await store.KnownAsync(id, CancellationToken.None);
        var withdrawal = await database.WriteAsync(
            async transaction =>
            {
                if (await store.FindAsync(transaction, id) is not { } import)
                {
                    return new Withdrawal(WithdrawOutcome.Unknown);
                }

                if (!await store.WithdrawAsync(transaction, by, id))
                {
                    return new Withdrawal(WithdrawOutcome.Again);
                }

                await history.AddAsync(
                    transaction,
                    by,
                    new Deed(LabelDeeds.Withdraw, Detail: Detail(id, import.Name, import.Taken))
                );
                return new Withdrawal(WithdrawOutcome.Done, known);
            },
            CancellationToken.None
        );
        if (withdrawal.Outcome != WithdrawOutcome.Unknown)
        {
            // Again as well: the first time may have been broken off in here.
            await DropAsync(id);
        }

        return withdrawal;
    }

    /// <summary>
    /// Takes out what the end of a process left: the rows of imports that nobody reads any more, which would block their
    /// texts in the golden set, and of those whose withdrawal was not finished.
    /// </summary>
    /// <returns>How many imports there were.</returns>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        var broken = await store.BrokenOffAsync(clock.GetUtcNow() - LongestPause, cancel);
        foreach (var import in broken)
        {
            // Who still reads it after all this time is told that it was withdrawn.
            if (import.WithdrawnAt is not null)
            {
                await DropAsync(import.Id);
            }
            else if (await database.WriteAsync(transaction => store.BreakOffAsync(transaction, import.Id), cancel))
            {
                await DiscardAsync(import.Id);
            }
        }

        return broken.Count;
    }

    private async Task<ImportReport> ReadAsync(
        Actor by,
        long id,
        bool isGolden,
        IAsyncEnumerable<LabelLine> lines,
        CancellationToken cancel
    )
    {
        var (taken, good, refused, contradicting) = (0, 0, 0, 0);
        var (known, erased) = (0, 0);
        var (answers, latest) = (new FileAnswers(), clock.GetUtcNow() + Ahead);
        var refusals = new List<RefusedLine>();
        var batch = new List<LabelRow>(Batch);
        await foreach (var read in lines.WithCancellation(cancel))
        {
            var line = read.Row?.At > latest ? LabelLine.Bad(read.Number, "at", InTheFuture) : read;
            if (line.Row is { } row)
            {
                good++;
                contradicting += answers.Contradict(row) ? 1 : 0;
                batch.Add(row);
                if (batch.Count == Batch)
                {
                    await StoreAsync();
                }
            }
            else if (refused++ < ImportReport.MostNamed)
            {
                refusals.Add(new RefusedLine(line.Number, line.Field, line.Why));
            }
        }

        await StoreAsync();
        return new ImportReport
        {
            Taken = taken,
            Repeated = good - taken - known - erased,
            Known = known,
            Erased = erased,
            Contradicting = contradicting,
            Refused = refused,
            Refusals = refusals,
        };

        async Task StoreAsync()
        {
            if (batch.Count > 0)
            {
                var (sifted, added) = await database.WriteAsync(
                    async transaction =>
                    {
                        await store.MoveAsync(transaction, id);
                        var sifted = await copies.SiftAsync(transaction, batch, isGolden);
                        return (sifted, await AddAsync(transaction, by, id, isGolden, sifted.Left));
                    },
                    cancel
                );
                taken += added;
                known += sifted.Known;
                erased += sifted.Erased;
                batch.Clear();
            }
        }
    }

    private async Task<int> AddAsync(
        DbTransaction transaction,
        Actor by,
        long id,
        bool isGolden,
        IReadOnlyList<LabelRow> rows
    )
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        return await (isGolden ? golden.AddAsync(transaction, by, id, rows) : store.AddAsync(transaction, id, rows));
    }

    private async Task<ImportReport> FinishAsync(Actor by, long id, string name, ImportReport report)
    {
        // It may take long, and everything else that is written would wait for it.
        var shared = await store.KnownAsync(id, CancellationToken.None);
        var whole = report with { Id = id, Known = report.Known + shared };
        var finished = await database.WriteAsync(
            async transaction =>
            {
                if (!await store.FinishAsync(transaction, id, whole))
                {
                    return null;
                }

                var deed = new Deed(LabelDeeds.Import, Detail: Detail(id, name, whole.Taken));
                await history.AddAsync(transaction, by, deed);
                return whole;
            },
            CancellationToken.None
        );
        if (finished is null)
        {
            await DropAsync(id);
        }

        return finished ?? report with { Id = id, Taken = 0 };
    }

    private async Task DiscardAsync(long id)
    {
        await DropAsync(id);
        await database.WriteAsync(transaction => store.RemoveAsync(transaction, id), CancellationToken.None);
    }

    // A part at a time, so that nobody else waits for all of it.
    private async Task DropAsync(long id)
    {
        int dropped;
        do
        {
            dropped = await database.WriteAsync(
                async transaction =>
                    await golden.DropRowsAsync(transaction, id, DropBatch)
                    + await store.DropRowsAsync(transaction, id, DropBatch),
                CancellationToken.None
            );
        } while (dropped > 0);
    }

    private static string Detail(long id, string name, int rows) =>
        string.Create(CultureInfo.InvariantCulture, $"{id}, {name}: {rows} rows");
}
