using Microsoft.Win32.SafeHandles;

namespace Moderation.Cli;

/// <summary>Standard output as a stream that tells when its reader is gone.</summary>
internal static class StandardOutput
{
    /// <summary>Opens it without a buffer.</summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        // The console's own stream ignores a closed pipe on Unix and would let us work on for nobody. To a file, though,
        // this one writes where it believes the end to be, over what others write who share the file with us.
        var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }

    /// <summary>Whether a write failed because nobody reads any more (EPIPE; on Windows ERROR_NO_DATA, BROKEN_PIPE).</summary>
    public static bool IsClosed(IOException exception) =>
        OperatingSystem.IsWindows() ? (exception.HResult & 0xFFFF) is 232 or 109 : exception.HResult == 32;
}
