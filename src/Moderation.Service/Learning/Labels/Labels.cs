using System.Runtime.CompilerServices;
using Moderation.Engine.Training;
using Moderation.Service.Security;

namespace Moderation.Service.Learning.Labels;

/// <summary>All that people said of comments, to train with and to measure with.</summary>
internal sealed class Labels(LabelStore store, ImportStore imports, GoldenStore golden, TimeProvider clock)
    : IDisposable
{
    private const int Page = 1_000;

    private readonly KeptReading<IReadOnlyList<(LabelOrigin Origin, Answer Answer, long Count)>> _ruled = new(clock);
    private readonly KeptReading<IReadOnlyList<(Answer Answer, long Count)>> _imported = new(clock);

    /// <summary>
    /// All labels there are, read page by page: verdicts, then audits, imports and the golden set. What is said meanwhile
    /// may be among them or not.
    /// </summary>
    public IAsyncEnumerable<LabelledComment> AllAsync(CancellationToken cancel) => AllAsync(_ => { }, _ => { }, cancel);

    /// <summary>The same, with a word on what people said that is no label.</summary>
    /// <param name="erased">Called for each label whose comment its blog has deleted.</param>
    /// <param name="other">Called for each comment that was rejected for a reason that no model is taught.</param>
    /// <param name="cancel">Ends it.</param>
    public IAsyncEnumerable<LabelledComment> AllAsync(
        Action<ErasedLabel> erased,
        Action<UnsettledComment> other,
        CancellationToken cancel
    )
    {
        return EachAsync(Told, imported => imported.ToLabel(), kept => kept.ToLabel(), cancel);

        LabelledComment? Told(StoredLabel stored)
        {
            if (stored.ToErased() is { } gone)
            {
                erased(gone);
            }

            if (stored.ToUnsettled() is { } rejected)
            {
                other(rejected);
            }

            return stored.ToLabel();
        }
    }

    /// <summary>When the blog's own threads began, by their names in labels; see <see cref="LabelStore.ThreadsAsync"/>.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> ThreadsAsync(CancellationToken cancel) =>
        (await store.ThreadsAsync(cancel)).ToDictionary(
            thread => LabelName.OfThread(thread.SiteId, thread.ThreadId),
            thread => thread.BeganAt
        );

    /// <summary>The names of the imports among the labels, by id.</summary>
    public Task<IReadOnlyDictionary<long, string>> ImportNamesAsync(CancellationToken cancel) =>
        imports.NamesAsync(cancel);

    /// <summary>The imports among them that were there then.</summary>
    public Task<IReadOnlySet<long>> ImportsUntilAsync(DateTimeOffset at, CancellationToken cancel) =>
        imports.UntilAsync(at, cancel);

    /// <summary>The same for an admin who takes them away.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public IAsyncEnumerable<LabelExport> ExportAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        return EachAsync(
            stored => stored.ToLabel() is { } label ? LabelExport.Of(label) : null,
            imported => imported.ToExport(),
            kept => kept.ToExport(),
            cancel
        );
    }

    /// <summary>
    /// How many there are, by origin. Of very many the counts may be minutes old, see <see cref="KeptReading{T}"/>.
    /// </summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<IReadOnlyList<LabelCount>> CountAsync(Actor by, CancellationToken cancel)
    {
        by.Require(Rights.Administer);
        var ruled = await _ruled.ReadAsync(store.CountAsync, cancel);
        return
        [
            Ruled(LabelOrigin.Verdict),
            Ruled(LabelOrigin.Audit),
            LabelCount.Of(LabelOrigin.Import, await _imported.ReadAsync(imports.CountAsync, cancel)),
            LabelCount.Of(LabelOrigin.Golden, await golden.CountAsync(cancel)),
        ];

        LabelCount Ruled(LabelOrigin origin) =>
            LabelCount.Of(origin, ruled.Where(one => one.Origin == origin).Select(one => (one.Answer, one.Count)));
    }

    public void Dispose()
    {
        _ruled.Dispose();
        _imported.Dispose();
    }

    private async IAsyncEnumerable<T> EachAsync<T>(
        Func<StoredLabel, T?> ruled,
        Func<ImportedLabel, T> imported,
        Func<GoldenComment, T> kept,
        [EnumeratorCancellation] CancellationToken cancel
    )
        where T : class
    {
        var sources = new[]
        {
            PagesAsync(store.VerdictsAsync, stored => stored.RowId, ruled, 0, cancel),
            PagesAsync(store.AuditsAsync, stored => stored.RowId, ruled, 0, cancel),
            PagesAsync(imports.RowsAsync, row => row.RowId, imported, 0, cancel),
            // The newest first.
            PagesAsync(golden.ListAsync, one => one.Id, kept, long.MaxValue, cancel),
        };
        foreach (var source in sources)
        {
            await foreach (var label in source)
            {
                yield return label;
            }
        }
    }

    private static async IAsyncEnumerable<TLabel> PagesAsync<TStored, TLabel>(
        Func<long, int, CancellationToken, Task<IReadOnlyList<TStored>>> read,
        Func<TStored, long> place,
        Func<TStored, TLabel?> label,
        long from,
        [EnumeratorCancellation] CancellationToken cancel
    )
        where TLabel : class
    {
        var at = from;
        IReadOnlyList<TStored> page;
        do
        {
            page = await read(at, Page, cancel);
            foreach (var one in page)
            {
                at = place(one);
                if (label(one) is { } found)
                {
                    yield return found;
                }
            }
        } while (page.Count == Page);
    }
}
