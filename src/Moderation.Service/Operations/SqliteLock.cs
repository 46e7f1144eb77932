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
    /// <returns>What stands in the way, with what to do; null when nothing does.</returns>
    public string? Take()
    {
        if (options.Value.Postgres is not null)
        {
            return null;
        }

        var file = Path.GetFullPath(options.Value.Sqlite);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            _held = new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return null;
        }
        catch (IOException e) when (IsHeld(e))
        {
            return $"{file} is in use by another service: stop it, give Storage:Sqlite another file, "
                + "or use PostgreSQL, which several replicas may share (Storage:Postgres).";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Waiting would not mend it.
            return $"{file} cannot be made or written ({e.Message.TrimEnd('.')}): "
                + "give Storage:Sqlite a file in a folder that the service may write.";
        }
    }

    public void Dispose() => _held?.Dispose();

    // EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);
}
