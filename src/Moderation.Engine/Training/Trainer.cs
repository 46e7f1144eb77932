using System.Security.Cryptography;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Engine.Training;

/// <summary>Trains a model and writes its folder. The same options give the same bytes.</summary>
internal static class Trainer
{
    /// <summary>Trains.</summary>
    /// <exception cref="CorpusException">A corpus cannot be read or does not hold what training needs.</exception>
    public static void Run(TrainingOptions options, Action<TrainingProgress> progress)
    {
        // Reading, writing and the vocabulary take about as long as one fit together.
        var all = Enum.GetValues<Category>().Sum(CategoryTrainer.FitsOf) + 1;
        var done = 0;
        progress(new TrainingProgress("Reading the corpora", done, all));
        var corpora = options.Corpora.Select(file => (File: file, Rows: Corpus.Read([file]).ToArray())).ToArray();
        var synthetic = SyntheticRows.All();
        CorpusRow[] rows = [.. corpora.SelectMany(corpus => corpus.Rows), .. synthetic];
        var vocabulary = VocabularyBuilder.Build(rows.Where(row => row.Spam != 1 && options.Uses(row.Source)));

        (Weights Weights, double Threshold) Train(Category category)
        {
            progress(new TrainingProgress($"Fitting {category}", done, all));
            return new CategoryTrainer(category, options).Train(
                rows,
                () => progress(new TrainingProgress($"Fitting {category}", ++done, all))
            );
        }

        var toxicity = Train(Category.Toxicity);
        var spam = Train(Category.Spam);

        progress(new TrainingProgress("Writing the model", done, all));
        ModelWriter.Write(
            options.Folder,
            new ModelParts(
                new Manifest
                {
                    Version = "",
                    Featurizer = Features.FeatureSpace.Version,
                    Seed = options.Seed,
                    Threads = options.Threads,
                    Corpora =
                    [
                        .. corpora.Select(corpus => Describe(corpus.File, corpus.Rows.Length)),
                        new ManifestCorpus(SyntheticRows.Source, SyntheticRows.Hash(), synthetic.Count),
                    ],
                    SourceWeights = Enum.GetValues<Category>().ToDictionary(ModelFiles.NameOf, options.WeightsFor),
                    Thresholds = new Thresholds(toxicity.Threshold, spam.Threshold),
                    Files = new Dictionary<string, string>(),
                    Samples = [],
                },
                toxicity.Weights,
                spam.Weights,
                vocabulary
            )
        );
        progress(new TrainingProgress("Done", all, all));
    }

    private static ManifestCorpus Describe(string file, int rows)
    {
        using var stream = File.OpenRead(file);
        return new ManifestCorpus(Path.GetFileName(file), Convert.ToHexStringLower(SHA256.HashData(stream)), rows);
    }
}
