using System.Diagnostics;

namespace Moderation.Tests.Fixtures;

/// <summary>A program that has ended.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">All that it wrote to standard output.</param>
/// <param name="Errors">All that it wrote to standard error.</param>
internal sealed record FinishedRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<FinishedRun> OfAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new FinishedRun(process.ExitCode, await output, await errors);
    }
}
