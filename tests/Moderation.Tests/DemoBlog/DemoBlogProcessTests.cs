using System.Diagnostics;
using Moderation.DemoBlog;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.DemoBlog;

/// <summary>The blog as a process of its own, where it cannot start.</summary>
public sealed class DemoBlogProcessTests
{
    [Theory]
    [InlineData("--Demo:DataFolder=/proc/x", "give Demo:DataFolder a folder")]
    [InlineData("--Demo:RetryDelay=00:10:00", "Demo:RetryDelay is 00:10:00")]
    public async Task Start_WithASettingThatCannotBe_SaysSoInOneLine(string setting, string said)
    {
        var run = await FinishedRun.OfAsync(
            new ProcessStartInfo(
                "dotnet",
                [typeof(DemoOptions).Assembly.Location, "--Bus:RabbitMq=amqp://localhost:1", setting]
            )
        );

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, Assert.Single(run.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
