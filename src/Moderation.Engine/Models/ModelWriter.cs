using System.Security.Cryptography;
using System.Text.Json;
using Moderation.Engine.Features;
using Moderation.Engine.Text;

namespace Moderation.Engine.Models;

/// <summary>Writes a model's folder.</summary>
internal static class ModelWriter
{
    /// <summary>Writes the files, then the manifest with their hashes, the version and the samples' scores.</summary>
    /// <param name="folder">Made where it does not exist; files of the same names are replaced.</param>
    /// <param name="toxicity">Calibrated weights.</param>
    /// <param name="spam">Calibrated weights.</param>
    /// <param name="vocabulary">The words the model knows.</param>
    /// <param name="draft">The manifest but for its version, hashes and samples.</param>
    public static void Write(string folder, Weights toxicity, Weights spam, Vocabulary vocabulary, Manifest draft)
    {
        Directory.CreateDirectory(folder);
        WeightsFile.Save(Path.Combine(folder, ModelFiles.Weights(Category.Toxicity)), toxicity);
        WeightsFile.Save(Path.Combine(folder, ModelFiles.Weights(Category.Spam)), spam);
        vocabulary.Save(Path.Combine(folder, ModelFiles.Vocabulary));
        var files = ModelFiles.Hashed.ToDictionary(file => file, file => ModelFiles.Hash(folder, file));

        var scorer = new Scorer(toxicity, spam);
        var language = new LanguageGuess(vocabulary);
        var manifest = draft with
        {
            Version = VersionOf(files.Values),
            Files = files,
            Samples = [.. SampleTexts.All.Select(sample => Expect(sample, scorer, language))],
        };
        using var stream = File.Create(Path.Combine(folder, ModelFiles.Manifest));
        JsonSerializer.Serialize(stream, manifest, ManifestJson.Form.Manifest);
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
