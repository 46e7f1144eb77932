using System.Data.Common;
using Dapper;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Labels;

/// <summary>Writes and reads <c>label_imports</c> and <c>imported_labels</c>.</summary>
internal sealed class ImportStore(Database database, TimeProvider clock)
{
    private const string Columns =
        "id, name, golden, taken, made_at, made_by, finished_at, withdrawn_at, withdrawn_by, report as stored_report";

    /// <summary>Holds of an import <c>i</c> whose rows count.</summary>
    public const string Counts = "i.finished_at is not null and i.withdrawn_at is null";

    // Of the same row in several imports that count, the first is the label.
    private const string IsFirst = $"""
        not exists (
            select 1 from imported_labels e join label_imports i on i.id = e.import_id
            where e.row_hash = l.row_hash and e.import_id < l.import_id and {Counts}
        )
        """;

    /// <summary>Begins an import, whose rows do not count yet.</summary>
    /// <returns>Its id.</returns>
    public Task<long> BeginAsync(DbTransaction transaction, Actor by, string name, bool golden) =>
        transaction.Connection!.QuerySingleAsync<long>(
            """
            insert into label_imports (name, golden, taken, made_at, made_by_id, made_by, moved_at)
            values (@name, @golden, 0, @now, @actorId, @actorName, @now) returning id
            """,
            new
            {
                name,
                golden,
                now = clock.GetUtcNow(),
                actorId = by.Id,
                actorName = by.Name,
            },
            transaction
        );

    /// <summary>Adds rows to an import; one that it has already is passed over.</summary>
    /// <returns>How many were new to it.</returns>
    public async Task<int> AddAsync(DbTransaction transaction, long importId, IReadOnlyList<LabelRow> labels)
    {
        var rows = new Rows<LabelRow>(labels)
            .With("import_id", _ => importId)
            .With("row_hash", l => l.Hash())
            .With("source", l => l.Source)
            .With("thread", l => l.Thread)
            .With("toxic", l => Answer.Number(l.Answer.Toxic))
            .With("spam", l => Answer.Number(l.Answer.Spam))
            .With("kinds", l => l.Answer.StoredKinds)
            .With("author_name", l => l.AuthorName)
            .With("author_url", l => l.AuthorUrl)
            .With("text", l => l.Text)
            .With("written_at", l => l.At)
            .With("copied", l => l.Copies?.Name)
            .With("revision", l => l.Copies?.Revision);
        var parameters = new DynamicParameters();
        return await transaction.Connection!.ExecuteAsync(
            $"""
            insert into imported_labels ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)} where true
            on conflict (import_id, row_hash) do nothing
            """,
            parameters,
            transaction
        );
    }

    /// <summary>Notes that an import is still read.</summary>
    public Task MoveAsync(DbTransaction transaction, long importId) =>
        transaction.Connection!.ExecuteAsync(
            "update label_imports set moved_at = @now where id = @importId",
            new { importId, now = clock.GetUtcNow() },
            transaction
        );

    /// <summary>
    /// Imports that were broken off: those that have not moved since a time and are not finished, and those that were
    /// withdrawn before it and still have rows.
    /// </summary>
    public Task<IReadOnlyList<LabelImport>> BrokenOffAsync(DateTimeOffset since, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<LabelImport>>(
            async connection =>
                (
                    await connection.QueryAsync<LabelImport>(
                        $"""
                        select {Columns} from label_imports i
                        where i.finished_at is null and i.withdrawn_at is null and coalesce(i.moved_at, i.made_at) < @since
                          or i.withdrawn_at < @since and (
                            exists (select 1 from imported_labels l where l.import_id = i.id)
                            or exists (select 1 from golden_comments g where g.import_id = i.id)
                          )
                        order by i.id
                        """,
                        new { since }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>Lets an import that is not finished never count.</summary>
    /// <returns>False where it was finished or withdrawn meanwhile.</returns>
    public async Task<bool> BreakOffAsync(DbTransaction transaction, long importId) =>
        await transaction.Connection!.ExecuteAsync(
            """
            update label_imports set withdrawn_at = @now
            where id = @importId and finished_at is null and withdrawn_at is null
            """,
            new { importId, now = clock.GetUtcNow() },
            transaction
        ) > 0;

    /// <summary>Lets an import count from now on, and keeps what was found in it.</summary>
    /// <returns>False where it was withdrawn while it was read.</returns>
    public async Task<bool> FinishAsync(DbTransaction transaction, long importId, ImportReport report) =>
        await transaction.Connection!.ExecuteAsync(
            """
            update label_imports set finished_at = @now, taken = @Taken, report = @written
            where id = @importId and withdrawn_at is null
            """,
            new
            {
                importId,
                report.Taken,
                written = report.Written(),
                now = clock.GetUtcNow(),
            },
            transaction
        ) > 0;

    /// <summary>How many rows of an import another one that counts has as well.</summary>
    public Task<int> KnownAsync(long importId, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleAsync<int>(
                    $"""
                    select cast(count(*) as integer) from imported_labels l where l.import_id = @importId and exists (
                        select 1 from imported_labels e join label_imports i on i.id = e.import_id
                        where e.row_hash = l.row_hash and e.import_id <> l.import_id and {Counts}
                    )
                    """,
                    new { importId }
                ),
            cancel
        );

    /// <summary>Takes an import out that brought nothing or was broken off.</summary>
    public Task RemoveAsync(DbTransaction transaction, long importId) =>
        transaction.Connection!.ExecuteAsync(
            "delete from label_imports where id = @importId",
            new { importId },
            transaction
        );

    /// <summary>Lets an import count no more.</summary>
    /// <returns>False where it did so already, or is none.</returns>
    public async Task<bool> WithdrawAsync(DbTransaction transaction, Actor by, long importId) =>
        await transaction.Connection!.ExecuteAsync(
            """
            update label_imports set withdrawn_at = @now, withdrawn_by = @Name
            where id = @importId and withdrawn_at is null
            """,
            new
            {
                importId,
                now = clock.GetUtcNow(),
                by.Name,
            },
            transaction
        ) > 0;

    /// <summary>Deletes a part of the rows of an import.</summary>
    /// <returns>How many.</returns>
    public Task<int> DropRowsAsync(DbTransaction transaction, long importId, int limit) =>
        transaction.Connection!.ExecuteAsync(
            """
            delete from imported_labels
            where id in (select id from imported_labels where import_id = @importId limit @limit)
            """,
            new { importId, limit },
            transaction
        );

    /// <summary>Deletes the rows that copy a comment's revisions up to one, or all of them: the comment was deleted.</summary>
    public Task EraseAsync(DbTransaction transaction, string siteId, string commentId, int? upTo) =>
        transaction.Connection!.ExecuteAsync(
            "delete from imported_labels where copied = @copied and revision <= @upTo",
            new { copied = LabelName.OfComment(siteId, commentId), upTo = upTo ?? int.MaxValue },
            transaction
        );

    /// <summary>An import, or null.</summary>
    public Task<LabelImport?> FindAsync(DbTransaction transaction, long importId) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<LabelImport?>(
            $"select {Columns} from label_imports where id = @importId",
            new { importId },
            transaction
        );

    /// <summary>Imports, the newest first.</summary>
    public Task<IReadOnlyList<LabelImport>> ListAsync(int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<LabelImport>>(
            async connection =>
                (
                    await connection.QueryAsync<LabelImport>(
                        $"select {Columns} from label_imports order by id desc limit @limit",
                        new { limit }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>The names of those that count, by id.</summary>
    public Task<IReadOnlyDictionary<long, string>> NamesAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyDictionary<long, string>>(
            async connection =>
                (
                    await connection.QueryAsync<(long Id, string Name)>(
                        $"select i.id, i.name from label_imports i where {Counts}"
                    )
                ).ToDictionary(import => import.Id, import => import.Name),
            cancel
        );

    /// <summary>Those that count and were finished by then.</summary>
    public Task<IReadOnlySet<long>> UntilAsync(DateTimeOffset at, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlySet<long>>(
            async connection =>
                (
                    await connection.QueryAsync<long>(
                        $"select i.id from label_imports i where {Counts} and i.finished_at <= @at",
                        new { at }
                    )
                ).ToHashSet(),
            cancel
        );

    /// <summary>Rows that count behind a row, each once.</summary>
    public Task<IReadOnlyList<ImportedLabel>> RowsAsync(long after, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<ImportedLabel>>(
            async connection =>
                (
                    await connection.QueryAsync<ImportedLabel>(
                        $"""
                        select l.id as row_id, l.import_id, l.source, l.thread, l.toxic, l.spam, l.kinds,
                            l.author_name, l.author_url, l.text, l.copied, l.revision, coalesce(l.written_at, i.made_at) as "At"
                        from imported_labels l join label_imports i on i.id = l.import_id and {Counts}
                        where l.id > @after and {IsFirst}
                        order by l.id limit @limit
                        """,
                        new { after, limit }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>How many labels the imports make, by what they say.</summary>
    public Task<IReadOnlyList<(Answer Answer, long Count)>> CountAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<(Answer Answer, long Count)>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<(int? Toxic, int? Spam, long Count)>(
                            $"""
                            select l.toxic, l.spam, count(*)
                            from imported_labels l join label_imports i on i.id = l.import_id and {Counts}
                            where {IsFirst}
                            group by l.toxic, l.spam
                            """
                        )
                    ).Select(one => (Answer.Read(one.Toxic, one.Spam, null), one.Count)),
                ],
            cancel
        );
}
