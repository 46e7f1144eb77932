using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using DbUp;
using Npgsql;

namespace Moderation.Service.Storage;

/// <summary>PostgreSQL 15 or newer; any number of replicas.</summary>
internal sealed partial class PostgresDialect(string connectionString) : Dialect, IAsyncDisposable
{
    // Any two numbers of our own; the first is held for a migration, the second while decisions get their cursors.
    private const long MigrationLock = 5080_0001;
    private const long CursorLock = 5080_0002;

    // What the connection string says itself comes later, and stands.
    private const string Defaults =
        "Application Name=moderation;Max Auto Prepare=50;No Reset On Close=true;Auto Prepare Min Usages=2;"
        + "Write Buffer Size=65536;Read Buffer Size=16384;Timeout=5;Command Timeout=30;Keepalive=10;";

    // The server's side: a replica that vanished in a transaction must not hold its locks for ever. And what it asks is
    // answered in less time than compiling the question takes, which PostgreSQL does for what it thinks is long.
    private const string ServerDefaults =
        "-c jit=off -c idle_in_transaction_session_timeout=30s -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(Complete(connectionString));

    public override string Name => "PostgreSQL";

    public override string SkipLocked => "for update skip locked";

    public override string KeepOrSkip => "for key share skip locked";

    public override string OneAtATime => $"select pg_advisory_xact_lock({CursorLock})";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancel) =>
        await _source.OpenConnectionAsync(cancel);

    public override async Task<DbTransaction> BeginAsync(
        DbConnection connection,
        Durability durability,
        CancellationToken cancel
    )
    {
        var transaction = await connection.BeginTransactionAsync(cancel);
        if (durability == Durability.Relaxed)
        {
            await connection.ExecuteAsync("set local synchronous_commit = off", transaction: transaction);
        }

        return transaction;
    }

    public override Task<IDisposable?> EnterWriteAsync(CancellationToken cancel) => Task.FromResult<IDisposable?>(null);

    public override string From<T>(Rows<T> rows, DynamicParameters parameters)
    {
        var arrays = rows.Columns.Select(column =>
        {
            var name = rows.Prefix + column.Name;
            parameters.Add(name, column.Values(rows.Items));
            return "@" + name;
        });
        return $"unnest({string.Join(", ", arrays)}) as r({rows.Names})";
    }

    public override string Holding(string table, string text, DynamicParameters parameters)
    {
        // For a text without three letters in a row the index would be read whole, which takes longer than the table.
        if (!HasTrigram().IsMatch(text))
        {
            parameters.Add("held", text);
            return $"(select site_id, comment_id from {table} where {Position("text", "@held")} > 0 {ByItself}) as t";
        }

        var plain = text.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");
        parameters.Add("held", $"%{plain}%");
        return $@"(select site_id, comment_id from {table} where text like @held escape '\' {ByItself}) as t";
    }

    public override string Position(string text, string sought) => $"strpos({text}, {sought})";

    // For a page in order, a plan would otherwise go through the order and read the text of each comment on its way, which is
    // long where few hold what is sought.
    public override string ByItself => "offset 0";

    public override string Hour(string instant) => $"date_trunc('hour', {instant}, 'UTC')";

    public override string Elements(string body, string property, string alias) =>
        $"jsonb_array_elements(convert_from({body}, 'UTF8')::jsonb -> '{property}') as {alias}(value)";

    // The classes 22 (data), 23 (integrity) and 54 (limits) speak of what was sent; all others of the server.
    public override bool IsCausedByContent(DbException exception) =>
        exception is PostgresException { SqlState: ['2', '2' or '3', ..] or ['5', '4', ..] };

    public override void Migrate(Action? then = null)
    {
        using var holder = _source.OpenConnection();
        holder.Execute("select pg_advisory_lock(@key)", new { key = MigrationLock });
        try
        {
            Migrations.Run(DeployChanges.To.PostgresqlDatabase(connectionString), "Postgres");
            then?.Invoke();
        }
        finally
        {
            // The connection goes back to the pool with the lock, and no other replica would get it.
            holder.Execute("select pg_advisory_unlock(@key)", new { key = MigrationLock });
        }
    }

    public override string? Remedy(DbException exception) =>
        (exception as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.InvalidCatalogName =>
                $"Create it: CREATE DATABASE \"{Complete(connectionString).Database}\";",
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                "Check Username and Password in Storage:Postgres.",
            PostgresErrorCodes.InsufficientPrivilege =>
                "Give the user of Storage:Postgres the right to create tables: GRANT CREATE ON SCHEMA public TO it, or make it the database's owner.",
            _ => null,
        };

    public override bool IsUnmade(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable };

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static NpgsqlConnectionStringBuilder Complete(string connectionString)
    {
        var complete = new NpgsqlConnectionStringBuilder(Defaults + connectionString);
        complete.Options = $"{ServerDefaults} {complete.Options}".TrimEnd();
        return complete;
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]{3}")]
    private static partial Regex HasTrigram();
}
