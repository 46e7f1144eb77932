using System.Runtime.InteropServices;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// Lets this whole process give way to those of other sessions. Linux divides the processor between sessions first and
/// among the threads of each then, see "The autogroup feature" in sched(7): a thread that gives way does so in its own
/// session, and would take as much from a broker and a database in theirs as if it did not.
/// </summary>
internal static class QuietProcess
{
    private const string Session = "/proc/self/autogroup";

    // The lowest weight that nice(2) knows.
    private const string Last = "19";

    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <summary>Where the system refuses, or knows no such thing, all stays as it is.</summary>
    /// <param name="clock">Times the pauses between the attempts.</param>
    public static async Task GiveWayAsync(TimeProvider clock)
    {
        // The session of whoever started it is not this process's to slow down. Without one of its own nothing is done.
        if (!OperatingSystem.IsLinux() || !File.Exists(Session) || SetSession() < 0)
        {
            return;
        }

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                await File.WriteAllTextAsync(Session, Last);
                return;
            }
            catch (IOException) when (attempt < Attempts)
            {
                // To whoever is not root the kernel says "try again" while another session's weight was set a tenth of a
                // second ago.
                await Task.Delay(Pause, clock);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It trains all the same.
                return;
            }
        }
    }

    [DllImport("libc", EntryPoint = "setsid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetSession();
}
