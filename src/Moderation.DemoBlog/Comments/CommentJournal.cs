using System.Text;
using System.Text.Json;
using Moderation.Contracts;

namespace Moderation.DemoBlog.Comments;

/// <summary>
/// The file <c>comments.jsonl</c>: one JSON object a line, one line an event, only ever appended to. A line counts
/// once it is on the disk, so nothing that a visitor was told is forgotten.
/// </summary>
internal sealed class CommentJournal : IDisposable
{
    private readonly FileStream _file;

    private CommentJournal(FileStream file) => _file = file;

    /// <summary>Opens or makes the journal in <paramref name="folder"/> and reads what it holds.</summary>
    /// <exception cref="InvalidDataException">A line that is not the last cannot be read; the message names it.</exception>
    /// <exception cref="IOException">The folder cannot be written, or another process holds the journal.</exception>
    public static CommentJournal Open(string folder, out IReadOnlyList<BlogEvent> events)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "comments.jsonl");
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            events = Read(file, path);
            return new CommentJournal(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes one event through to the disk.</summary>
    public void Append(BlogEvent happened)
    {
        var start = _file.Position;
        try
        {
            JsonSerializer.Serialize(_file, happened, Wire.Json);
            _file.WriteByte((byte)'\n');
            _file.Flush(flushToDisk: true);
        }
        catch
        {
            // Half a line would spoil the next one.
            _file.SetLength(start);
            _file.Position = start;
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static List<BlogEvent> Read(FileStream file, string path)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);

        // What follows the last line feed was being written when the power went: nobody was told of it.
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        file.SetLength(end);
        file.Position = end;

        var events = new List<BlogEvent>();
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                events.Add(JsonSerializer.Deserialize<BlogEvent>(line, Wire.Json)!);
            }
            catch (JsonException cause)
            {
                throw new InvalidDataException(
                    $"{path}: line {events.Count + 1} is not an event of the demo blog. Mend it, or move the file away.",
                    cause
                );
            }
        }

        return events;
    }
}
