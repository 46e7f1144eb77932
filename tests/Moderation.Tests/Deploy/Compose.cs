using System.Diagnostics;
using Moderation.Tests.Architecture;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Deploy;

/// <summary>docker compose on the project's file; <c>tests/run</c> says which command that is.</summary>
internal static class Compose
{
    /// <summary>What <c>docker compose config</c> says with these lines in the place of <c>.env</c>.</summary>
    public static async Task<FinishedRun> ConfigAsync(IReadOnlyDictionary<string, string> environment)
    {
        var command =
            Environment.GetEnvironmentVariable("MODERATION_TEST_COMPOSE")
            ?? throw new InvalidOperationException(
                "MODERATION_TEST_COMPOSE is not set: run the tests with tests/run, or one command with tests/with-services."
            );
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, environment.Select(e => $"{e.Key}={e.Value}"));
            string[] words =
            [
                .. command.Split(' '),
                "--file",
                Path.Combine(House.Root, "docker-compose.yml"),
                "--env-file",
                file,
                "config",
            ];
            return await FinishedRun.OfAsync(new ProcessStartInfo(words[0], words[1..]));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
