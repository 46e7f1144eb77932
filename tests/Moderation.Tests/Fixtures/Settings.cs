namespace Moderation.Tests.Fixtures;

/// <summary>Configurations of the service under test.</summary>
public static class Settings
{
    /// <summary>The embedded shape on a SQLite file.</summary>
    public static Dictionary<string, string> Embedded(TestDatabase database) =>
        new() { ["Storage:Sqlite"] = database.SqlitePath! };

    /// <summary>Either database, and a bus in memory.</summary>
    public static Dictionary<string, string> WithoutBroker(TestDatabase database) =>
        new()
        {
            [database.SqlitePath is null ? "Storage:Postgres" : "Storage:Sqlite"] =
                database.PostgresConnection ?? database.SqlitePath!,
        };

    /// <summary>RabbitMQ and either database, with the test's blog as subscriber.</summary>
    public static Dictionary<string, string> OnBroker(TestDatabase database) =>
        new()
        {
            ["Bus:RabbitMq"] = TestServices.RabbitMq.ToString(),
            ["Publishing:Subscribers:0"] = Blog.Queue,
            ["Publishing:SweepAfter"] = "00:00:01",
            ["Publishing:SweepEvery"] = "00:00:00.5",
            [database.SqlitePath is null ? "Storage:Postgres" : "Storage:Sqlite"] =
                database.PostgresConnection ?? database.SqlitePath!,
        };

    /// <summary>These settings with one more.</summary>
    public static Dictionary<string, string> With(this Dictionary<string, string> settings, string key, string value) =>
        new(settings) { [key] = value };
}
