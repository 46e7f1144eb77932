using System.Diagnostics;
using Moderation.Service.Learning.Training;

namespace Moderation.Tests.Fixtures;

/// <summary>The process that does a service's training.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits until a service has one, other than one that it had before.</summary>
    public static async Task<int> OfAsync(ServiceProcess service, int? not = null)
    {
        int? child = null;
        await Wait.UntilAsync(
            () => (child = Of(service.Id)) is not null && child != not,
            () => $"no process does the training:\n{service.Output}",
            Patience
        );
        return child!.Value;
    }

    /// <summary>Waits until it is gone.</summary>
    public static Task GoneAsync(int child, ServiceProcess service) =>
        Wait.UntilAsync(() => Stat(child).Length == 0, () => $"it goes on:\n{service.Output}", Patience);

    /// <summary>Stops it where it is: by itself it never ends then.</summary>
    public static async Task FreezeAsync(int child)
    {
        using var stop = Process.Start("kill", ["-STOP", $"{child}"]);
        await stop.WaitForExitAsync();
        Assert.Equal(0, stop.ExitCode);
    }

    /// <summary>Ends it, where it has not ended.</summary>
    public static void Kill(int child)
    {
        try
        {
            using var process = Process.GetProcessById(child);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has ended.
        }
    }

    // In the file the parent stands behind the name, which is in brackets, and the state.
    private static int? Of(int parent) =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0 && Stat(id).Split(") ")[^1].Split(' ') is [_, var its, ..] && its == $"{parent}")
            // Until it has its own program it is a part of the service that waits for it.
            .Where(id => Read(id, "cmdline").Contains(TrainingVerb.Name, StringComparison.Ordinal))
            .Select(id => (int?)id)
            .FirstOrDefault();

    private static string Stat(int id) => Read(id, "stat");

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
