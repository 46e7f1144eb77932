using Moderation.Tests.Fixtures;
using Npgsql;

namespace Moderation.Tests.Flows;

/// <summary>What is wrong with the surroundings is said with what to do about it, while the service waits.</summary>
[Collection(BrokerCollection.Name)]
public sealed class WaitingFlow
{
    [Fact]
    public async Task Start_WrongBrokerPassword_SaysSo()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        var address = new UriBuilder(TestServices.RabbitMq) { UserName = "nobody", Password = "wrong" };

        await SaysAsync(
            Settings.Embedded(database).With("Bus:RabbitMq", address.Uri.ToString()),
            "ACCESS_REFUSED",
            "Check the user"
        );
    }

    [Fact]
    public async Task Start_NoSuchVirtualHost_SaysSo()
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        var address = new UriBuilder(TestServices.RabbitMq) { Path = "/none-such" };

        await SaysAsync(
            Settings.Embedded(database).With("Bus:RabbitMq", address.Uri.ToString()),
            "NOT_ALLOWED",
            "Check the virtual host"
        );
    }

    [Fact]
    public Task Start_NoSuchDatabase_SaysHowToCreateIt() =>
        SaysAsync(
            Postgres(new NpgsqlConnectionStringBuilder(TestServices.Postgres) { Database = "none-such" }),
            "3D000",
            "CREATE DATABASE \"none-such\""
        );

    [Fact]
    public Task Start_NoSuchDatabaseUser_SaysWhatToCheck() =>
        SaysAsync(
            Postgres(
                new NpgsqlConnectionStringBuilder(TestServices.Postgres) { Username = "nobody", Password = "wrong" }
            ),
            "nobody",
            "Check Username and Password in Storage:Postgres"
        );

    [Fact]
    public async Task Start_SqlitePathIsAnotherFile_SaysSo()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new string('x', 5_000), TestContext.Current.CancellationToken);
        await SaysAsync(new() { ["Storage:Sqlite"] = file }, file, "no SQLite database");
        File.Delete(file);
    }

    private static Dictionary<string, string> Postgres(NpgsqlConnectionStringBuilder connection) =>
        new() { ["Storage:Postgres"] = connection.ToString() };

    private static async Task SaysAsync(Dictionary<string, string> settings, string cause, string remedy)
    {
        await using var service = ServiceProcess.Launch(settings);
        await Wait.UntilAsync(
            () => service.Output.Split('\n').Any(Fits),
            () => $"it does not say '{cause}' and '{remedy}':\n{service.Output}"
        );

        bool Fits(string line) =>
            line.Contains("Waiting for", StringComparison.Ordinal)
            && line.Contains(cause, StringComparison.Ordinal)
            && line.Contains(remedy, StringComparison.Ordinal);
    }
}
