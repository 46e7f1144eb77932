using System.Security.Cryptography;
using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;
using Moderation.Engine.Text;

namespace Moderation.Engine.Training;

/// <summary>Trains a model and writes its folder. The same options give the same bytes.</summary>
internal static class Trainer
{
    /// <summary>Trains.</summary>
    /// <returns>
    /// How often the lane of what is surely spam is right on the rows that calibrated the spam score, by source; empty where
    /// the corpora hold none.
    /// </returns>
    /// <exception cref="CorpusException">A corpus cannot be read or does not hold what training needs.</exception>
    public static IReadOnlyList<LaneFigures> Run(TrainingOptions options, Action<TrainingProgress> progress)
    {
        // Reading, writing and the vocabulary take about as long as one fit together.
        var all = Enum.GetValues<Category>().Sum(CategoryTrainer.FitsOf) + 1;
        var done = 0;
        progress(new TrainingProgress("Reading the corpora", done, all));
        var corpora = options.Corpora.Select(file => (File: file, Rows: Corpus.Read([file]).ToArray())).ToArray();
        var synthetic = SyntheticRows.All();
        CorpusRow[] rows = [.. corpora.SelectMany(corpus => corpus.Rows), .. synthetic];
        var vocabulary = VocabularyBuilder.Build(rows.Where(row => row.Spam != 1 && options.Uses(row.Source)));

        TrainedCategory Train(Category category)
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
                    Calibration = CalibrationHistograms.Of(toxicity.Calibrated, spam.Calibrated, vocabulary),
                },
                toxicity.Weights,
                spam.Weights,
                vocabulary
            )
        );
        var lane = HeldRow.Lane(Model.Load(options.Folder), spam.Held);
        progress(new TrainingProgress("Done", all, all));
        return lane;
    }

    private static ManifestCorpus Describe(string file, int rows)
    {
        using var stream = File.OpenRead(file);
        return new ManifestCorpus(Path.GetFileName(file), Convert.ToHexStringLower(SHA256.HashData(stream)), rows);
    }
}
