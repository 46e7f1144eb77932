using Moderation.Service.Storage;
using Npgsql;

namespace Moderation.Tests.Fixtures;

/// <summary>A new database that has the newest tables already, for tests that are not about how it gets them.</summary>
internal static class MigratedDatabase
{
    // The scripts run once for all tests; a copy of what they made takes PostgreSQL a fraction of the time.
    private static readonly Lazy<Task<string>> Template = new(MigrateAsync);

    public static async Task<TestDatabase> CreateAsync(Store store) =>
        store == Store.Sqlite
            ? await TestDatabase.CreateAsync(store)
            : await TestDatabase.CopyAsync(await Template.Value);

    private static async Task<string> MigrateAsync()
    {
        // It goes with the server.
        var database = await TestDatabase.CreateAsync(Store.Postgres);
        await using (var dialect = new PostgresDialect(database.PostgresConnection!))
        {
            dialect.Migrate();
        }

        // Nobody can copy a database that a pool still holds.
        await using var connection = new NpgsqlConnection(database.PostgresConnection);
        NpgsqlConnection.ClearPool(connection);
        return new NpgsqlConnectionStringBuilder(database.PostgresConnection).Database!;
    }
}
