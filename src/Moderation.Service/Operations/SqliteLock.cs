using Microsoft.Extensions.Options;
using Moderation.Service.Storage;

namespace Moderation.Service.Operations;

/// <summary>
/// Keeps a second service from the SQLite file of the first, whose decisions it would send to nobody: a file beside it
/// that is locked as long as the process lives, however it ends.
/// </summary>
internal sealed class SqliteLock(IOptions<StorageOptions> options) : IDisposable
{
    private FileStream? _held;

    /// <summary>Takes the lock, where the storage is a file.</summary>
    /// <param name="file">The database's file.</param>
    /// <returns>False when another process holds it.</returns>
    public bool TryTake(out string file)
    {
        file = Path.GetFullPath(options.Value.Sqlite);
        if (options.Value.Postgres is not null)
        {
            return true;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            _held = new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException e) when (IsHeld(e))
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be written to: the database says so itself.
            return true;
        }
    }

    public void Dispose() => _held?.Dispose();

    // EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
