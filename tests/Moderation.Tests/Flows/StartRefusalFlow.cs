using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Flows;

/// <summary>Options that make no sense stop the start.</summary>
public sealed class StartRefusalFlow
{
    [Fact]
    public async Task Start_WithNonsense_ListsEveryFailureAndEnds()
    {
        await using var service = ServiceProcess.Launch(
            new Dictionary<string, string>
            {
                ["Bus:RabbitMq"] = "http://wrong",
                ["Storage:Postgres"] = "Nonsense",
                ["Policy:ToxicityThreshold"] = "7",
                ["Policy:MaxLinks"] = "many",
                ["Policy:BlockedWords:0"] = " ",
                ["Publishing:Subscribers:0"] = "moderation.intake",
                ["Publishing:SweepEvry"] = "00:00:01",
                ["Intake:BatchSize"] = "0",
                ["Http:Urls"] = "http://0.0.0.0:5080",
                ["Model:Folder"] = "/nowhere",
            }
        );

        Assert.Equal(2, await service.ExitAsync());
        await Wait.UntilAsync(() => service.Output.Contains("Model", StringComparison.Ordinal), () => service.Output);
        Assert.Multiple([
            .. new[]
            {
                "Bus:RabbitMq",
                "Storage:Postgres",
                "Policy",
                "moderation.intake",
                "Intake:BatchSize",
                "Http:TrustedNetwork",
                "Model:Folder",
            }.Select<string, Action>(what => () => Assert.Contains(what, service.Output, StringComparison.Ordinal)),
        ]);
        Assert.DoesNotContain("   at ", service.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Publishing:SweepEvry", "00:00:01", "SweepEvry")]
    [InlineData("Policy:MaxLinks", "many", "MaxLinks")]
    [InlineData("Policy:SpamThreshold", "0", "Policy:SpamThreshold")]
    [InlineData("Http:Urls", "http://192.168.1.2:80", "Http:TrustedNetwork")]
    [InlineData("Http:Urls", "http://*:80", "Http:TrustedNetwork")]
    [InlineData("Http:Urls", "nonsense", "Http:Urls")]
    [InlineData("Bus:Heartbeat", "1.00:00:00", "Bus:Heartbeat")]
    public async Task Start_WithOneMistake_NamesIt(string key, string value, string named)
    {
        await using var service = ServiceProcess.Launch(new Dictionary<string, string> { [key] = value });

        Assert.Equal(2, await service.ExitAsync());
        await Wait.UntilAsync(() => service.Output.Contains(named, StringComparison.Ordinal), () => service.Output);
    }
}
