using System.Diagnostics;

namespace Moderation.Benchmarks;

/// <summary>The broker and the database to measure with: those that the environment names, or ones of our own.</summary>
internal static class PrivateServices
{
    /// <summary>The broker; there only where <see cref="AreThere"/>.</summary>
    public static Uri RabbitMq => new(Environment.GetEnvironmentVariable("MODERATION_TEST_RABBITMQ")!);

    /// <summary>A superuser's connection string; there only where <see cref="AreThere"/>.</summary>
    public static string Postgres => Environment.GetEnvironmentVariable("MODERATION_TEST_POSTGRES")!;

    /// <summary>Whether the environment names both.</summary>
    public static bool AreThere =>
        Environment.GetEnvironmentVariable("MODERATION_TEST_RABBITMQ") is not null
        && Environment.GetEnvironmentVariable("MODERATION_TEST_POSTGRES") is not null;

    /// <summary>Runs this same command line once more beside services of its own.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAgainAsync(CancellationToken cancel)
    {
        string[] arguments = [.. Environment.GetCommandLineArgs().Skip(1)];
        var start = new ProcessStartInfo(BuildPaths.WithServices, ["dotnet", BuildPaths.Benchmarks, .. arguments]);
        // A database that need not wait for the disk would flatter.
        start.Environment["MODERATION_TEST_DURABLE"] = "1";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancel);
        return process.ExitCode;
    }
}
