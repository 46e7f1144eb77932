using System.IO.Compression;

namespace Moderation.Engine.Models;

/// <summary>Writes a zip again so that the same content gives the same bytes: fixed order, no times.</summary>
internal static class RepeatableZip
{
    /// <summary>The earliest time that a zip can hold.</summary>
    public static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(Stream zip)
    {
        using var source = new ZipArchive(zip, ZipArchiveMode.Read);
        using var bytes = new MemoryStream();
        using (var target = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Copy(source, target);
        }

        return bytes.ToArray();
    }

    private static void Copy(ZipArchive source, ZipArchive target)
    {
        foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = Epoch;
            using var from = entry.Open();
            using var to = copy.Open();
            from.CopyTo(to);
        }
    }
}
