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

    /// <summary>Runs the work; the task ends as the work does.</summary>
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            if (OperatingSystem.IsLinux())
            {
                // Where the system refuses, the work is done all the same.
                var priority = 0;
                _ = SetScheduler(0, Idle, ref priority);
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

    [DllImport("libc", EntryPoint = "sched_setscheduler")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetScheduler(int thread, int policy, ref int priority);
}
