using System.Security.Cryptography;

namespace Moderation.Engine.Models;

/// <summary>The names of the files in a model's folder.</summary>
internal static class ModelFiles
{
    public const string Manifest = "manifest.json";
    public const string Vocabulary = "vocabulary.bin";

    /// <summary>Everything but the manifest, which holds the hashes of these.</summary>
    public static IReadOnlyList<string> Hashed { get; } =
    [Weights(Category.Toxicity), Weights(Category.Spam), Vocabulary];

    /// <summary>All that a model is read from.</summary>
    public static IReadOnlyList<string> All { get; } = [Manifest, .. Hashed];

    /// <summary>The file with the weights of a category.</summary>
    public static string Weights(Category category) => $"{NameOf(category)}.zip";

    /// <summary>The name of a category as files and messages write it.</summary>
    public static string NameOf(Category category) =>
        category switch
        {
            Category.Toxicity => "toxicity",
            Category.Spam => "spam",
            _ => throw new ArgumentOutOfRangeException(nameof(category), category, "There is no such category."),
        };

    /// <summary>SHA-256 of a file, in hexadecimal.</summary>
    public static string Hash(string folder, string file)
    {
        using var stream = File.OpenRead(Path.Combine(folder, file));
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
