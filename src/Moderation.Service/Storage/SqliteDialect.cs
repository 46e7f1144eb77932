using System.Data;
using System.Data.Common;
using Dapper;
using DbUp;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Moderation.Service.Storage;

/// <summary>A SQLite file in WAL mode: one process, one writer, many readers.</summary>
internal sealed class SqliteDialect(string path) : Dialect, IDisposable
{
    // The index knows no shorter text, in characters.
    private const int Trigram = 3;

    private static readonly Lock Migrating = new();

    private readonly SemaphoreSlim _writer = new(1, 1);

    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(path),
        DefaultTimeout = 30,
    }.ConnectionString;

    // A file without tables is of use to nobody: the migration alone makes one.
    private readonly string _existing = new SqliteConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(path),
        DefaultTimeout = 30,
        Mode = SqliteOpenMode.ReadWrite,
    }.ConnectionString;

    public override string Name => $"SQLite, {Path.GetFullPath(path)}";

    public override string SkipLocked => "";

    public override string KeepOrSkip => "";

    public override string OneAtATime => "select 0";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(_existing);
        try
        {
            await connection.OpenAsync(cancel);
            await connection.ExecuteAsync("pragma busy_timeout = 30000; pragma synchronous = full;");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<DbTransaction> BeginAsync(
        DbConnection connection,
        Durability durability,
        CancellationToken cancel
    )
    {
        if (durability == Durability.Relaxed)
        {
            await connection.ExecuteAsync("pragma synchronous = normal");
        }

        // Not deferred means BEGIN IMMEDIATE: the write lock is taken here, never in the middle.
        return ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);
    }

    public override async Task<IDisposable?> EnterWriteAsync(CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel);
        return new Turn(_writer);
    }

    // One parameter, whatever the number of rows: SQLite looks each named parameter up by walking all of them, so that a
    // statement with one for each value takes time with the square of the rows.
    public override string From<T>(Rows<T> rows, DynamicParameters parameters)
    {
        var name = rows.Prefix + "rows";
        parameters.Add(name, SqliteRows.Json(rows));
        var columns = rows.Columns.Select((column, i) => $"{SqliteRows.Read(column, i)} as {column.Name}");
        return $"(select {string.Join(", ", columns)} from json_each(@{name})) as r";
    }

    public override string Holding(string table, string text, DynamicParameters parameters)
    {
        if (text.EnumerateRunes().Count() < Trigram)
        {
            parameters.Add("held", text);
            return $"(select site_id, comment_id from {table} where {Position("text", "@held")} > 0) as t";
        }

        // Within quotes, and with those in it doubled, it is a phrase to the query's syntax whatever it holds.
        parameters.Add("held", $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        return $"""
            (
                select h.site_id, h.comment_id from {table}_index i cross join {table} h on h.id = i.rowid
                where {table}_index match @held
            ) as t
            """;
    }

    public override string Position(string text, string sought) => $"instr({text}, {sought})";

    public override string ByItself => "";

    public override string Hour(string instant) => $"substr({instant}, 1, 14) || '00:00.000000Z'";

    public override string Elements(string body, string property, string alias) =>
        $"json_each(cast({body} as text), '$.{property}') as {alias}";

    public override bool IsCausedByContent(DbException exception) =>
        exception
            is SqliteException { SqliteErrorCode: raw.SQLITE_TOOBIG or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH };

    public override string? Remedy(DbException exception) =>
        (exception as SqliteException)?.SqliteErrorCode switch
        {
            raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM =>
                $"Storage:Sqlite must name a file, not a folder, that the service may write: {Path.GetFullPath(path)}",
            raw.SQLITE_NOTADB =>
                $"{Path.GetFullPath(path)} is another file, no SQLite database: name a new one in Storage:Sqlite.",
            _ => null,
        };

    // SQLite has no code of its own for a missing table.
    public override bool IsUnmade(DbException exception) =>
        exception is SqliteException fault
        && (
            fault.SqliteErrorCode == raw.SQLITE_CANTOPEN && !Path.Exists(path)
            || fault.SqliteErrorCode == raw.SQLITE_ERROR
                && fault.Message.Contains("no such table", StringComparison.Ordinal)
        );

    public override void Migrate(Action? then = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using (var connection = new SqliteConnection(_connectionString))
        {
            connection.Open();
            connection.Execute("pragma journal_mode = wal");
        }

        // The file is one process's alone, but not one database's.
        lock (Migrating)
        {
            Migrations.Run(DeployChanges.To.SqliteDatabase(_connectionString), "Sqlite");
            then?.Invoke();
        }
    }

    public void Dispose() => _writer.Dispose();

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}
