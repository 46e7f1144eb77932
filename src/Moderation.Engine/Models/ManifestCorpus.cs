namespace Moderation.Engine.Models;

/// <summary>A corpus file that a model was trained on.</summary>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Sha256">The hash of its bytes, in hexadecimal.</param>
/// <param name="Rows">How many rows it holds.</param>
internal sealed record ManifestCorpus(string File, string Sha256, int Rows);
