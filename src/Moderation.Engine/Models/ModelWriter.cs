using System.Security.Cryptography;
using Moderation.Engine.Features;
using Moderation.Engine.Text;

namespace Moderation.Engine.Models;

/// <summary>Writes a model's folder.</summary>
internal static class ModelWriter
{
    /// <summary>Writes the files, then the manifest with their hashes, the version and the samples' scores.</summary>
    /// <param name="folder">Made where it does not exist; files of the same names are replaced.</param>
    /// <param name="draft">The parts; of the manifest, version, hashes and samples may be missing.</param>
    public static void Write(string folder, ModelParts draft) => Write(folder, Pack(draft));

    /// <summary>The bytes of a model's files, and its parts with the manifest that names them.</summary>
    public static PackedModel Pack(ModelParts draft)
    {
        var files = new Dictionary<string, byte[]>
        {
            [ModelFiles.Weights(Category.Toxicity)] = WeightsFile.Pack(draft.Toxicity),
            [ModelFiles.Weights(Category.Spam)] = WeightsFile.Pack(draft.Spam),
            [ModelFiles.Vocabulary] = draft.Vocabulary.Pack(),
        };
        var hashes = ModelFiles.Hashed.ToDictionary(
            file => file,
            file => Convert.ToHexStringLower(SHA256.HashData(files[file]))
        );
        var scorer = new Scorer(draft.Toxicity, draft.Spam);
        var language = new LanguageGuess(draft.Vocabulary);
        var manifest = draft.Manifest with
        {
            Version = VersionOf(hashes.Values),
            Files = hashes,
            Samples = [.. SampleTexts.All.Select(sample => Expect(sample, scorer, language))],
        };
        return new PackedModel(draft with { Manifest = manifest }, files);
    }

    /// <inheritdoc cref="Write(string, ModelParts)"/>
    public static void Write(string folder, PackedModel model)
    {
        Directory.CreateDirectory(folder);
        foreach (var (file, bytes) in model.Files)
        {
            File.WriteAllBytes(Path.Combine(folder, file), bytes);
        }

        File.WriteAllBytes(Path.Combine(folder, ModelFiles.Manifest), model.ManifestBytes());
    }

    private static ManifestSample Expect(ManifestSample sample, Scorer scorer, LanguageGuess language)
    {
        var featurizer = Featurizer.OfThisThread;
        featurizer.Read(sample.ToComment());
        var scores = scorer.Score(featurizer);
        return sample with { Toxicity = scores.Toxicity, Spam = scores.Spam, Language = language.Of(featurizer) };
    }

    // The same weights have the same name and other weights another, wherever they were trained.
    private static string VersionOf(IEnumerable<string> hashes)
    {
        var hash = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(string.Concat(hashes)));
        return $"{FeatureSpace.Version}-{Convert.ToHexStringLower(hash.AsSpan(0, 4))}";
    }
}
