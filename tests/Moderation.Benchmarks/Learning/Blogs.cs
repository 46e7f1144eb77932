using System.Text.Json;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Benchmarks.Learning;

/// <summary>Makes the blogs out of the corpora, and trains the models that they are measured against.</summary>
/// <param name="corpora">The folder with train.jsonl, train-restricted.jsonl and dev.jsonl.</param>
/// <param name="models">The folder that takes the models; those that are there are not trained again.</param>
/// <param name="report">Says what is being done.</param>
internal sealed class Blogs(string corpora, string models, Action<string> report)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>News comments with insults among them, and the comments of a technical blog, which let them all stand.</summary>
    public Blog Insults()
    {
        var arriving = Read("train-restricted.jsonl", IsOfInsults).ToArray();
        return new Blog(
            "kaggle-insults, haacked",
            Category.Toxicity,
            arriving,
            [.. Read("dev.jsonl", IsOfInsults)],
            [(0.3, 0.5), (0.05, 0.3), (0, 0.15)],
            Model.ShippedFolder,
            Train("everything-insults", arriving, [])
        );
    }

    /// <summary>Comments under videos. The shipped model knows such, so the root is trained without them.</summary>
    public Blog Videos()
    {
        var early = Read("train-restricted.jsonl", row => row.Source == "youtube-early")
            .Select(row => row with { Source = "youtube" })
            .ToArray();
        return new Blog(
            "youtube",
            Category.Spam,
            [.. Read("train.jsonl", row => row.Source == "youtube"), .. early],
            [.. Read("dev.jsonl", row => row.Source == "youtube")],
            // With smaller chances the few rows that arrive would never give a thousand labels.
            [(0.05, 0.9), (0, 0.8)],
            Train("without-youtube", [], ["youtube"]),
            Train("everything-youtube", early, [])
        );
    }

    /// <summary>The folder of a root that was trained without some sources.</summary>
    public string Without(string[] sources) => Train($"without-{string.Join('-', sources)}", [], sources);

    private static bool IsOfInsults(CorpusRow row) => row.Source is "kaggle-insults" or "haacked";

    private IEnumerable<CorpusRow> Read(string file, Func<CorpusRow, bool> isOf) =>
        Corpus.Read([Path.Combine(corpora, file)]).Where(isOf).Select(Judged);

    // What the owner let stand is what a moderator approves.
    private static CorpusRow Judged(CorpusRow row) => row.Source == "haacked" ? row with { Toxic = 0 } : row;

    private string Train(string name, CorpusRow[] more, string[] without)
    {
        var folder = Path.Combine(models, name);
        if (File.Exists(Path.Combine(folder, ModelFiles.Manifest)))
        {
            return folder;
        }

        report($"Training {name}");
        Directory.CreateDirectory(models);
        var added = Path.Combine(models, $"{name}.jsonl");
        File.WriteAllLines(added, more.Select(row => JsonSerializer.Serialize(row, Json)));
        var options = new TrainingOptions
        {
            Corpora = [Path.Combine(corpora, "train.jsonl"), added],
            Seed = 1,
            Threads = 1,
            Folder = folder,
        };
        Trainer.Run(options with { SourceWeights = Weights(options, without) }, _ => { });
        File.Delete(added);
        return folder;
    }

    private static Dictionary<Category, IReadOnlyDictionary<string, double>> Weights(
        TrainingOptions options,
        string[] without
    ) =>
        Enum.GetValues<Category>()
            .ToDictionary(
                category => category,
                IReadOnlyDictionary<string, double> (category) =>
                    options
                        .WeightsFor(category)
                        .Where(source => !without.Contains(source.Key))
                        .Concat(without.Select(source => KeyValuePair.Create(source, 0.0)))
                        .ToDictionary()
            );
}
