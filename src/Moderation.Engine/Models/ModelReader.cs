using System.Text.Json;
using Moderation.Engine.Deciding;
using Moderation.Engine.Features;
using Moderation.Engine.Text;

namespace Moderation.Engine.Models;

/// <summary>Reads a model's folder and refuses one that would not score as it did when it was trained.</summary>
internal static class ModelReader
{
    // Sums of floats differ in their last bits between processors.
    private const float Tolerance = 1e-4f;

    public static Model Read(string folder)
    {
        var parts = ReadParts(folder);
        var model = parts.ToModel();
        CheckSamples(folder, parts.Manifest, model);
        return model;
    }

    /// <summary>The parts of a model, whose files are those that its manifest names.</summary>
    public static ModelParts ReadParts(string folder)
    {
        var manifest = ReadManifest(folder);
        if (manifest.Featurizer != FeatureSpace.Version)
        {
            throw new ModelException(
                $"The model in '{folder}' was trained for featurizer {manifest.Featurizer}, this program has "
                    + $"{FeatureSpace.Version}: train it again with 'moderation train'."
            );
        }

        // Whoever starts waits for this: what can go side by side does.
        var toxicity = Task.Run(() => ReadWeights(folder, Category.Toxicity, manifest));
        var spam = Task.Run(() => ReadWeights(folder, Category.Spam, manifest));
        CheckFile(folder, ModelFiles.Vocabulary, manifest);
        var vocabulary = Vocabulary.Load(Path.Combine(folder, ModelFiles.Vocabulary));
        Featurizer.OfThisThread.Read(new Comment("The first text builds the tables that the others are read with."));

        return new ModelParts(manifest, toxicity.GetAwaiter().GetResult(), spam.GetAwaiter().GetResult(), vocabulary);
    }

    private static Weights ReadWeights(string folder, Category category, Manifest manifest)
    {
        CheckFile(folder, ModelFiles.Weights(category), manifest);
        return WeightsFile.Load(Path.Combine(folder, ModelFiles.Weights(category)));
    }

    private static Manifest ReadManifest(string folder)
    {
        var path = Path.Combine(folder, ModelFiles.Manifest);
        if (!File.Exists(path))
        {
            throw new ModelException(
                $"There is no model in '{folder}': '{ModelFiles.Manifest}' is missing. Train one with "
                    + $"'moderation train --out {folder}'."
            );
        }

        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, ManifestJson.Form.Manifest)
                ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw new ModelException($"'{path}' is not a model's manifest: {exception.Message}", exception);
        }
    }

    private static void CheckFile(string folder, string file, Manifest manifest)
    {
        if (!File.Exists(Path.Combine(folder, file)))
        {
            throw new ModelException($"The model in '{folder}' lacks '{file}': copy or train it again.");
        }

        if (manifest.Files.GetValueOrDefault(file) != ModelFiles.Hash(folder, file))
        {
            throw new ModelException(
                $"'{Path.Combine(folder, file)}' is not the file that its manifest names: copy or train it again."
            );
        }
    }

    private static void CheckSamples(string folder, Manifest manifest, Model model)
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
                    $"The model in '{folder}' does not score sample {number + 1} of its manifest as it did when it was "
                        + "trained. Is Unicode normalization off (InvariantGlobalization)? Otherwise train it again."
                );
            }
        }
    }
}
