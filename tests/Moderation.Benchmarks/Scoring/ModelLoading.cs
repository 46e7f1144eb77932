using System.Diagnostics;
using System.Globalization;

namespace Moderation.Benchmarks.Scoring;

/// <summary>How long a process that has just started takes to load the shipped model.</summary>
internal static class ModelLoading
{
    /// <summary>The median of some processes, in milliseconds.</summary>
    public static async Task<double> MeasureAsync(int processes)
    {
        var times = new List<double>();
        for (var number = 0; number < processes; number++)
        {
            times.Add(await OnceAsync());
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    private static async Task<double> OnceAsync()
    {
        var start = new ProcessStartInfo("dotnet", [BuildPaths.Benchmarks, LoadCommand.Name])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
