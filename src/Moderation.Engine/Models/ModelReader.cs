using System.Security.Cryptography;
using System.Text.Json;
using Moderation.Engine.Deciding;
using Moderation.Engine.Features;
using Moderation.Engine.Text;

namespace Moderation.Engine.Models;

/// <summary>Reads a model's files and refuses those that would not score as they did when the model was trained.</summary>
internal static class ModelReader
{
    // Sums of floats differ in their last bits between processors.
    private const float Tolerance = 1e-4f;

    public static Model Read(ModelSource source)
    {
        var parts = ReadParts(source);
        var model = parts.ToModel();
        CheckSamples(source, parts.Manifest, model);
        return model;
    }

    /// <summary>The parts of a model, whose files are those that its manifest names.</summary>
    public static ModelParts ReadParts(ModelSource source)
    {
        var manifest = ReadManifest(source);
        if (manifest.Featurizer != FeatureSpace.Version)
        {
            throw new ModelException(
                $"The model in {source.Name} was trained for featurizer {manifest.Featurizer}, this program has "
                    + $"{FeatureSpace.Version}: train it again with 'moderation train'."
            );
        }

        // Whoever starts waits for this: what can go side by side does.
        var toxicity = Task.Run(() => ReadWeights(source, Category.Toxicity, manifest));
        var spam = Task.Run(() => ReadWeights(source, Category.Spam, manifest));
        var vocabulary = Vocabulary.Of(ReadFile(source, ModelFiles.Vocabulary, manifest));
        Featurizer.OfThisThread.Read(new Comment("The first text builds the tables that the others are read with."));

        return new ModelParts(manifest, toxicity.GetAwaiter().GetResult(), spam.GetAwaiter().GetResult(), vocabulary);
    }

    /// <summary>What a model says about itself.</summary>
    /// <exception cref="ModelException">There is none, or it cannot be read.</exception>
    public static Manifest ReadManifest(ModelSource source)
    {
        var bytes =
            source.Find(ModelFiles.Manifest)
            ?? throw new ModelException(
                $"There is no model in {source.Name}: '{ModelFiles.Manifest}' is missing; {source.Advice}."
            );
        try
        {
            return JsonSerializer.Deserialize(bytes, ManifestJson.Form.Manifest)
                ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw new ModelException(
                $"'{ModelFiles.Manifest}' in {source.Name} is not a model's manifest: {exception.Message}",
                exception
            );
        }
    }

    private static Weights ReadWeights(ModelSource source, Category category, Manifest manifest)
    {
        var file = ModelFiles.Weights(category);
        using var bytes = new MemoryStream(ReadFile(source, file, manifest));
        return WeightsFile.Load(bytes, $"{file} in {source.Name}");
    }

    private static byte[] ReadFile(ModelSource source, string file, Manifest manifest)
    {
        var bytes =
            source.Find(file)
            ?? throw new ModelException($"The model in {source.Name} lacks '{file}': copy or train it again.");
        return manifest.Files.GetValueOrDefault(file) == Convert.ToHexStringLower(SHA256.HashData(bytes))
            ? bytes
            : throw new ModelException(
                $"'{file}' in {source.Name} is not the file that its manifest names: copy or train it again."
            );
    }

    private static void CheckSamples(ModelSource source, Manifest manifest, Model model)
    {
        for (var number = 0; number < manifest.Samples.Count; number++)
        {
            var sample = manifest.Samples[number];
            var (scores, language) = model.Judge(sample.ToComment());
            var same =
                Math.Abs(scores.Toxicity - sample.Toxicity) <= Tolerance
                && Math.Abs(scores.Spam - sample.Spam) <= Tolerance
                && language == sample.Language;
            if (!same)
            {
                throw new ModelException(
                    $"The model in {source.Name} does not score sample {number + 1} of its manifest as it did when it was "
                        + "trained. Is Unicode normalization off (InvariantGlobalization)? Otherwise train it again."
                );
            }
        }
    }
}
