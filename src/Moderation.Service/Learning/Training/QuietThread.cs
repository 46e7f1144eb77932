using System.Numerics;
using System.Runtime.InteropServices;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// Does long work on one thread of its own that gives way to all others: a training takes what comments leave of one core.
/// </summary>
internal static class QuietThread
{
    // Runs only where nothing else wants to: see sched(7). On Linux it is a property of each thread, and .NET's own
    // priorities do nothing there.
    private const int Idle = 5;

    // As many as the C library's own set holds, see CPU_SET(3).
    private const int MostCores = 1024;

    /// <summary>Runs the work; the task ends as the work does.</summary>
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            if (OperatingSystem.IsLinux())
            {
                // Where the system refuses, the work is done all the same.
                GiveWay();
                KeepToOneCore();
            }

            try
            {
                done.SetResult(work());
            }
            catch (OperationCanceledException e)
            {
                done.SetCanceled(e.CancellationToken);
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        })
        {
            IsBackground = true,
            Name = "training",
            Priority = ThreadPriority.Lowest,
        };
        thread.Start();
        return done.Task;
    }

    private static void GiveWay()
    {
        var priority = 0;
        _ = SetScheduler(0, Idle, ref priority);
    }

    // The last of the cores that it may use: going from one to another it would disturb what stands in the caches of all.
    private static void KeepToOneCore()
    {
        var cores = new ulong[MostCores / 64];
        if (
            GetAffinity(0, MostCores / 8, cores) < 0
            || Array.FindLastIndex(cores, part => part != 0) is not (>= 0 and var last)
        )
        {
            return;
        }

        var one = new ulong[cores.Length];
        one[last] = 1UL << BitOperations.Log2(cores[last]);
        _ = SetAffinity(0, MostCores / 8, one);
    }

    [DllImport("libc", EntryPoint = "sched_getaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetAffinity(int thread, nint bytes, [Out] ulong[] cores);

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAffinity(int thread, nint bytes, ulong[] cores);

    [DllImport("libc", EntryPoint = "sched_setscheduler")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetScheduler(int thread, int policy, ref int priority);
}
