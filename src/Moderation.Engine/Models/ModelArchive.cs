using System.IO.Compression;
using System.Security.Cryptography;

namespace Moderation.Engine.Models;

/// <summary>
/// A model as one array of bytes, to be kept in one place and sent about: a zip of its folder's files. The same files give
/// the same bytes. <see cref="Model.Load(Stream)"/> reads it.
/// </summary>
internal static class ModelArchive
{
    /// <summary>Packs a model's files; others that lie beside them are left out.</summary>
    /// <exception cref="ModelException">A file is missing.</exception>
    public static byte[] Pack(ModelSource source)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in ModelFiles.All)
            {
                // Stored as they are: most are packed already, and no version of a packer changes the bytes.
                var entry = zip.CreateEntry(file, CompressionLevel.NoCompression);
                entry.LastWriteTime = RepeatableZip.Epoch;
                using var content = entry.Open();
                content.Write(
                    source.Find(file)
                        ?? throw new ModelException(
                            $"The model in {source.Name} lacks '{file}': copy or train it again."
                        )
                );
            }
        }

        return bytes.ToArray();
    }

    /// <summary>SHA-256 of an archive, in hexadecimal.</summary>
    public static string Hash(byte[] archive) => Convert.ToHexStringLower(SHA256.HashData(archive));
}
