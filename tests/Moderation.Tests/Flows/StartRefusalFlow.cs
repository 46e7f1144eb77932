using System.Net;
using System.Net.Sockets;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>Options that make no sense stop the start.</summary>
public sealed class StartRefusalFlow
{
    [Fact]
    public async Task Start_WithNonsense_ListsEveryFailureAndEnds()
    {
        (string Key, string Value, string Named)[] mistakes =
        [
            ("Bus:RabbitMq", "http://wrong", "Bus:RabbitMq is not an address"),
            ("Bus:Heartbeat", "1", "Bus:Heartbeat is"),
            ("Storage:Postgres", "Nonsense", "Storage:Postgres"),
            ("Policy:ToxicityThreshold", "7", "Policy:ToxicityThreshold is 7"),
            ("Policy:MaxLinks", "many", "Policy:MaxLinks cannot be read"),
            ("Policy:MaxLength", "7", "Policy:MaxLength is 7"),
            ("Policy:BlockedWords:0", " ", "Policy:BlockedWords holds an empty word"),
            ("Publishing:Subscribers:0", "moderation.intake", "moderation.intake"),
            ("Publishing:SweepEvry", "00:00:01", "Publishing:SweepEvry is no setting"),
            ("Intake:BatchSize", "0", "Intake:BatchSize"),
            ("Http:Urls", "http://0.0.0.0:5080/desk", "more than a host"),
            ("Http:TrustedNetwork", "true", "Http:TrustedNetwork is no setting"),
            ("Security:FirstKey", "short", "Security:FirstKey has 5 characters"),
            ("Provider:ClientId", "desk", "Provider:Authority is missing"),
            ("Http:Hosts", " ; ", "Http:Hosts is empty"),
            ("Kestrel:Endpoints:Open:Url", "http://0.0.0.0:5080", "Kestrel:Endpoints:Open is not taken"),
            ("Model:Folder", "/nowhere", "Model:Folder"),
            ("Demo:SiteId", "", "Demo:SiteId:"),
            ("Demo:SendTimeout", "soon", "Demo:SendTimeout cannot be read"),
            ("Demo:RetryDelay", "00:10:00", "Demo:RetryDelay is 00:10:00"),
            ("Demo:Folder", "x", "Demo:Folder is no setting"),
        ];
        await using var service = ServiceProcess.Launch(
            mistakes.ToDictionary(m => m.Key, m => m.Value).With("Demo:Enabled", "true")
        );

        Assert.Equal(2, await service.ExitAsync());
        string[] Failures() =>
            [.. service.Output.Split('\n').Where(l => l.StartsWith("  - ", StringComparison.Ordinal))];
        await Wait.UntilAsync(() => Failures().Length >= mistakes.Length, () => service.Output);
        Assert.All(mistakes, m => Assert.Single(Failures(), f => f.Contains(m.Named, StringComparison.Ordinal)));
        Assert.Equal(mistakes.Length, Failures().Length);
        Assert.DoesNotContain("   at ", service.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Publishing:SweepEvry", "00:00:01", "SweepEvry")]
    [InlineData("Demo:Enabld", "true", "Demo:Enabld is no setting")]
    [InlineData("Policy:MaxLinks", "many", "MaxLinks")]
    [InlineData("Policy:SpamThreshold", "0", "Policy:SpamThreshold")]
    [InlineData("Http:Urls", "nonsense", "Http:Urls")]
    [InlineData("Http:Hosts", "", "Http:Hosts is empty")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://0.0.0.0:80", "Kestrel:Endpoints:Http")]
    [InlineData("Bus:Heartbeat", "1.00:00:00", "Bus:Heartbeat")]
    [InlineData("Bus:Heartbeat", "10s", "Bus:Heartbeat cannot be read: write 00:00:10")]
    [InlineData("Http:TrustedNetwork", "true", "Http:TrustedNetwork is no setting")]
    [InlineData("Publishing:Subscribers", "my-blog", "write Publishing:Subscribers:0=my-blog.")]
    [InlineData("Policy:BlockedWords", "damn", "write Policy:BlockedWords:0=damn.")]
    [InlineData("Http:Urls:0", "http://localhost:5080", "Http:Urls is one value")]
    [InlineData("Http:Urls", "https://localhost:5080", "needs a certificate")]
    [InlineData("Http:Urls", "http://localhost:5091/path", "more than a host and a port: write http://localhost:5091.")]
    [InlineData("Http:Urls", "http://localhost:5091?x", "more than a host and a port: write http://localhost:5091.")]
    [InlineData("Http:Urls", "http://x@localhost:5091", "more than a host and a port: write http://localhost:5091.")]
    [InlineData(
        "Http:Urls",
        "http://localhost:5091;http://localhost:5091",
        "listens where 'http://localhost:5091' does"
    )]
    [InlineData("Http:Urls", "http://127.0.0.1:5091;http://localhost:5091", "listens where 'http://127.0.0.1:5091'")]
    [InlineData("Http:Hosts", "http://x/", "Http:Hosts: 'http://x/' is no host name")]
    [InlineData("Http:Hosts", "localhost:5080", "'localhost:5080' is no host name")]
    [InlineData("Http:KnownProxies", "10.0.0.5; proxy", "Http:KnownProxies: 'proxy' is neither an address")]
    [InlineData("Http:KnownProxies", "10.0.0.0/33", "Http:KnownProxies: '10.0.0.0/33' is neither an address")]
    [InlineData("Http:KnownProxies", "10", "Http:KnownProxies: '10' is neither an address")]
    [InlineData("Polcy:MaxLinks", "5", "Polcy is no section of the configuration: write Policy.")]
    [InlineData("Stroage:Sqlite", "x.db", "write Storage.")]
    [InlineData(
        "Storage:Sqlite",
        "/tmp",
        "Storage:Sqlite: '/tmp' is a folder: give a file, such as /tmp/moderation.db."
    )]
    public async Task Start_WithOneMistake_NamesIt(string key, string value, string named)
    {
        await using var service = ServiceProcess.Launch(new Dictionary<string, string> { [key] = value });

        Assert.Equal(2, await service.ExitAsync());
        await Wait.UntilAsync(() => service.Output.Contains(named, StringComparison.Ordinal), () => service.Output);
        Assert.DoesNotContain("   at ", service.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS")]
    [InlineData("URLS")]
    [InlineData("ASPNETCORE_HTTP_PORTS")]
    public async Task Start_WithTheWebServersOwnVariables_ListensWhereHttpUrlsSays(string variable)
    {
        await using var database = await TestDatabase.CreateAsync(Store.Sqlite);
        var port = ServiceProcess.FreePort();
        var value = variable.EndsWith("PORTS", StringComparison.Ordinal) ? $"{port}" : $"http://0.0.0.0:{port}";
        await using var service = await ServiceProcess.StartAsync(Settings.Embedded(database).With(variable, value));

        using var client = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, port));
    }
}
