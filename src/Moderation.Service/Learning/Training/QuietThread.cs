using System.Runtime.InteropServices;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// Does long work on one thread of its own that gives way to all others: a training takes what comments leave of one core.
/// </summary>
internal static class QuietThread
{
    // As nice as a process may be: see setpriority(2). On Linux it is a property of each thread, and .NET's own priorities
    // do nothing there.
    private const int Nicest = 19;
    private const int OfThread = 0;

    /// <summary>Runs the work; the task ends as the work does.</summary>
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            if (OperatingSystem.IsLinux())
            {
                // Where the system refuses, the work is done all the same.
                _ = SetPriority(OfThread, 0, Nicest);
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

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int niceness);
}
