using System.Text.Json;

namespace Moderation.Engine.Models;

/// <summary>A model as it is written.</summary>
/// <param name="Parts">Its parts; the manifest is complete.</param>
/// <param name="Files">The bytes of each file but the manifest, by name.</param>
internal sealed record PackedModel(ModelParts Parts, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>The bytes of the manifest.</summary>
    public byte[] ManifestBytes() => JsonSerializer.SerializeToUtf8Bytes(Parts.Manifest, ManifestJson.Form.Manifest);
}
