using Dapper;
using Moderation.Service.Storage;
using Moderation.Tests.Fixtures;
using Npgsql;

namespace Moderation.Tests.Storage;

/// <summary>What is asked of every connection to PostgreSQL.</summary>
public sealed class PostgresDialectTests
{
    [Fact]
    public async Task Open_PlainConnectionString_TheServerGivesUpAReplicaThatVanished()
    {
        await using var dialect = new PostgresDialect(TestServices.Postgres);
        await using var connection = await dialect.OpenAsync(TestContext.Current.CancellationToken);

        Assert.Equal("30s", await connection.ExecuteScalarAsync<string>("show idle_in_transaction_session_timeout"));
        Assert.Equal("10", await connection.ExecuteScalarAsync<string>("show tcp_keepalives_idle"));
        // Compiling a plan took thirty times as long as what it was compiled for.
        Assert.Equal("off", await connection.ExecuteScalarAsync<string>("show jit"));
        Assert.Equal((5, 30), Limits(connection));
    }

    [Fact]
    public async Task Open_OperatorsOwnSettings_Stand()
    {
        var own =
            $"{TestServices.Postgres};Timeout=15;CommandTimeout=77;Options=-c idle_in_transaction_session_timeout=7s";
        await using var dialect = new PostgresDialect(own);
        await using var connection = await dialect.OpenAsync(TestContext.Current.CancellationToken);

        Assert.Equal("7s", await connection.ExecuteScalarAsync<string>("show idle_in_transaction_session_timeout"));
        Assert.Equal((15, 77), Limits(connection));
    }

    [Fact]
    public async Task Migrate_AScriptFails_LeavesNoLockBehind()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        await using var connection = new NpgsqlConnection(database.PostgresConnection);
        await connection.ExecuteAsync("create table comments (in_the_way int)");
        await using var dialect = new PostgresDialect(database.PostgresConnection!);

        Assert.Throws<InvalidOperationException>(() => dialect.Migrate());

        Assert.Equal(
            0,
            await connection.ExecuteScalarAsync<long>(
                """
                select count(*) from pg_locks
                where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
                """
            )
        );
    }

    private static (int Timeout, int CommandTimeout) Limits(System.Data.Common.DbConnection connection) =>
        (connection.ConnectionTimeout, ((NpgsqlConnection)connection).CommandTimeout);
}
