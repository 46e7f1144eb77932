using System.IO.Compression;

namespace Moderation.Engine.Models;

/// <summary>The files that a model is read from, wherever they are. Safe to ask from several threads at once.</summary>
internal sealed class ModelSource
{
    /// <summary>
    /// So many bytes a file may have: ten times those of the shipped model. A small archive could otherwise unfold to more
    /// than the memory holds.
    /// </summary>
    public const int LargestFile = 128 * 1024 * 1024;

    // Its last record alone (PKWARE APPNOTE.TXT, 4.3.16).
    private const int ShortestZip = 22;

    private readonly Func<string, byte[]?> _find;

    private ModelSource(string name, string advice, Func<string, byte[]?> find)
    {
        Name = name;
        Advice = advice;
        _find = find;
    }

    /// <summary>Where it is, for messages: <c>'folder'</c> or <c>the archive</c>.</summary>
    public string Name { get; }

    /// <summary>What to do where there is no model.</summary>
    public string Advice { get; }

    /// <summary>A folder that <see cref="ModelWriter"/> wrote.</summary>
    public static ModelSource OfFolder(string folder) =>
        new(
            $"'{folder}'",
            $"train one with 'moderation train --out {folder}'",
            file => Path.Combine(folder, file) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null
        );

    /// <summary>A zip of such a folder's files, with or without the folder itself; read at once.</summary>
    /// <exception cref="ModelException">It is no zip, or a file of it is too large.</exception>
    public static ModelSource OfArchive(Stream archive)
    {
        // Where there is less, the library looks for it before the beginning.
        if (archive.CanSeek && archive.Length < ShortestZip)
        {
            throw NoZip();
        }

        try
        {
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            var manifest = zip.Entries.FirstOrDefault(entry => entry.Name == ModelFiles.Manifest);
            var folder = manifest?.FullName[..^ModelFiles.Manifest.Length] ?? "";
            var files = ModelFiles
                .All.Select(file => (Name: file, Entry: zip.GetEntry(folder + file)))
                .Where(file => file.Entry is not null)
                .ToDictionary(file => file.Name, file => Read(file.Entry!));
            return new("the archive", "zip the folder that 'moderation train' wrote", files.GetValueOrDefault);
        }
        catch (InvalidDataException exception)
        {
            throw NoZip(exception);
        }

        static ModelException NoZip(Exception? cause = null) =>
            new("The archive cannot be read as a zip: pack the folder that 'moderation train' wrote again.", cause);
    }

    /// <summary>A model that was not written yet.</summary>
    public static ModelSource Of(PackedModel packed)
    {
        var manifest = packed.ManifestBytes();
        return new(
            $"the model {packed.Parts.Manifest.Version}",
            "pack it again",
            file => file == ModelFiles.Manifest ? manifest : packed.Files.GetValueOrDefault(file)
        );
    }

    /// <summary>The bytes of a file, or null where there is none of this name.</summary>
    public byte[]? Find(string file) => _find(file);

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var unpacked = entry.Open();
        using var bytes = new MemoryStream();
        var block = new byte[81_920];
        int read;
        // Counted here: what the archive says of its sizes may be untrue.
        while ((read = unpacked.Read(block)) > 0)
        {
            if (bytes.Length + read > LargestFile)
            {
                throw new ModelException(
                    $"'{entry.Name}' in the archive has more than {LargestFile} bytes: it is no file of a model."
                );
            }

            bytes.Write(block, 0, read);
        }

        return bytes.ToArray();
    }
}
