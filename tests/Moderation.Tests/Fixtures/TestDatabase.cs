using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Moderation.Tests.Fixtures;

/// <summary>A new, empty database for one test or one class of tests, gone afterwards.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? _name;
    private readonly string? _folder;

    private TestDatabase(string? name, string? folder)
    {
        _name = name;
        _folder = folder;
    }

    /// <summary>The path of the SQLite file, or null.</summary>
    public string? SqlitePath => _folder is null ? null : Path.Combine(_folder, "moderation.db");

    /// <summary>The PostgreSQL connection string, or null.</summary>
    public string? PostgresConnection =>
        _name is null ? null : new NpgsqlConnectionStringBuilder(TestServices.Postgres) { Database = _name }.ToString();

    public static async Task<TestDatabase> CreateAsync(Store store)
    {
        if (store == Store.Sqlite)
        {
            return new TestDatabase(null, Directory.CreateTempSubdirectory("moderation-test-").FullName);
        }

        return await CopyAsync("template1");
    }

    /// <summary>A copy of a PostgreSQL database that nobody is connected to.</summary>
    public static async Task<TestDatabase> CopyAsync(string template)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await using var server = new NpgsqlConnection(TestServices.Postgres);
        await server.ExecuteAsync($"create database {name} template {template}");
        return new TestDatabase(name, null);
    }

    /// <summary>Whether there is a dead letter with this reason and these bytes.</summary>
    public async Task<bool> HoldsDeadLetterAsync(string reason, byte[] body) =>
        await DeadLettersAsync(reason, body) > 0;

    /// <summary>How many dead letters have this reason and these bytes.</summary>
    public async Task<long> DeadLettersAsync(string reason, byte[] body)
    {
        await using var connection = Open();
        return await connection.ExecuteScalarAsync<long>(
            "select count(*) from dead_letters where reason = @reason and body = @body",
            new { reason, body }
        );
    }

    /// <summary>How many decisions are marked as not sent.</summary>
    public Task<long> UnsentAsync() =>
        ScalarAsync<long>(
            "select cast(coalesce(sum(last_cursor - first_cursor + 1), 0) as bigint) from unsent_decisions"
        );

    /// <summary>Runs one query and gives its first value, to look at what is stored from outside.</summary>
    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var connection = Open();
        return await connection.ExecuteScalarAsync<T>(sql);
    }

    /// <summary>Runs one statement, to break or to mend something from outside.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = Open();
        await connection.ExecuteAsync(sql);
    }

    private DbConnection Open() =>
        PostgresConnection is { } postgres
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={SqlitePath};Default Timeout=30");

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
            return;
        }

        await using var server = new NpgsqlConnection(TestServices.Postgres);
        await server.ExecuteAsync($"drop database {_name} with (force)");
    }
}
