using System.Data;
using Dapper;
using Npgsql;

namespace Moderation.Benchmarks.Journey;

/// <summary>A database of this run alone.</summary>
internal sealed class ScratchDatabase : IAsyncDisposable
{
    private readonly string _name = $"moderation_benchmark_{Guid.NewGuid():n}";

    private ScratchDatabase(string durability) => Durability = durability;

    /// <summary>What the server's commits wait for, in its own words.</summary>
    public string Durability { get; }

    /// <summary>How to connect to it.</summary>
    public string Connection =>
        new NpgsqlConnectionStringBuilder(PrivateServices.Postgres) { Database = _name }.ConnectionString;

    public static async Task<ScratchDatabase> CreateAsync()
    {
        await using var connection = new NpgsqlConnection(PrivateServices.Postgres);
        var database = new ScratchDatabase(
            $"fsync {await connection.ExecuteScalarAsync<string>("show fsync")}, "
                + $"synchronous_commit {await connection.ExecuteScalarAsync<string>("show synchronous_commit")}"
        );
        await connection.ExecuteAsync($"create database {database._name}");
        return database;
    }

    /// <summary>Does at once what the server does by itself in the minutes after much was stored.</summary>
    public async Task SettleAsync()
    {
        await using var connection = new NpgsqlConnection(Connection);
        await connection.ExecuteAsync("vacuum analyze");
        await connection.ExecuteAsync("checkpoint", commandType: CommandType.Text);
    }

    public async ValueTask DisposeAsync()
    {
        await using var connection = new NpgsqlConnection(PrivateServices.Postgres);
        await connection.ExecuteAsync($"drop database if exists {_name} with (force)");
    }
}
