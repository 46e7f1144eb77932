using Dapper;
using Moderation.Service.Storage;
using Moderation.Tests.Fixtures;
using Npgsql;

namespace Moderation.Tests.Storage;

/// <summary>What is asked of every connection to PostgreSQL.</summary>
public sealed class PostgresDialectTests
{
    private const string TextIndexes = "select count(*) from pg_indexes where indexname = 'review_texts_by_trigram'";

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
    public async Task Migrate_ByTheOwner_MakesTheIndexOfTexts()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Postgres);
        await using var dialect = new PostgresDialect(database.PostgresConnection!);

        dialect.Migrate();

        Assert.Equal(1, await database.ScalarAsync<long>(TextIndexes));
    }

    [Fact]
    public async Task Migrate_ByAUserWhoMayNotMakeExtensions_GoesOnWithout()
    {
        var user = $"test_{Guid.NewGuid():N}";
        await using var server = new NpgsqlConnection(TestServices.Postgres);
        await server.ExecuteAsync($"create role {user} login password 'no secret'");
        try
        {
            await using var database = await TestDatabase.CreateAsync(Store.Postgres);
            await database.ScalarAsync<string>($"grant create on schema public to {user}");
            var connection = new NpgsqlConnectionStringBuilder(database.PostgresConnection!)
            {
                Username = user,
                Password = "no secret",
            };
            await using var dialect = new PostgresDialect(connection.ToString());

            dialect.Migrate();

            Assert.Equal(0, await database.ScalarAsync<long>(TextIndexes));
            Assert.Equal(0, await database.ScalarAsync<long>("select count(*) from review_texts"));
        }
        finally
        {
            await server.ExecuteAsync($"drop role {user}");
        }
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
