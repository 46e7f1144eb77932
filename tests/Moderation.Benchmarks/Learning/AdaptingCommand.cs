using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;

namespace Moderation.Benchmarks.Learning;

/// <summary>The process that adapts the shipped model once, with many labels, and says what that took.</summary>
internal static class AdaptingCommand
{
    public const string Name = "adapt-many";

    public static Command Create()
    {
        var corpora = LearningCommand.Corpora();
        var count = new Option<int>("--count") { Description = "How many labels.", Required = true };
        var command = new Command(
            Name,
            "Prints processor seconds, megabytes at the most, those that the labels take, and AUC on dev.jsonl before and after: toxicity, spam."
        )
        {
            corpora,
            count,
        };
        command.Hidden = true;
        command.SetAction(result =>
        {
            var labels = Labels(result.GetRequiredValue(corpora).FullName, result.GetValue(count));
            var held = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
            var process = Process.GetCurrentProcess();
            var start = process.TotalProcessorTime;
            var split = LabelSplit.Of(labels);
            var adapted = Adaptation.Run(Model.ShippedFolder, split.Training, new AdaptationOptions(), _ => { });
            var after = adapted.ToModel(adapted.Thresholds);
            process.Refresh();
            var (took, most) = ((process.TotalProcessorTime - start).TotalSeconds, process.PeakWorkingSet64);
            var dev = Corpus.Read([Path.Combine(result.GetRequiredValue(corpora).FullName, "dev.jsonl")]).ToArray();
            var before = Model.Load(Model.ShippedFolder);
            var aucs = Enum.GetValues<Category>()
                .SelectMany(category => new[] { Auc(before, dev, category), Auc(after, dev, category) })
                .Select(auc => string.Create(CultureInfo.InvariantCulture, $"{auc:0.0000}"));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{took:0.0} {most / 1e6:0} {held:0} {string.Join(' ', aucs)}"
                )
            );
        });
        return command;
    }

    // All rows alike, whatever their source: it says whether what was known is still known.
    private static double? Auc(Model model, CorpusRow[] rows, Category category) =>
        new Ranking(
            rows.Where(row => row.Label(category) is not null)
                .Select(
                    (row, place) =>
                        new ScoredLabel(model.Score(row.Comment).Of(category), row.Label(category)!.Value, place)
                )
        ).Auc();

    // Rows of the corpus again and again, each time with another word, or they would be one label.
    private static LabelledComment[] Labels(string corpora, int count)
    {
        var all = Corpus.Read([Path.Combine(corpora, "train.jsonl")]).ToArray();
        // Of fewer some of each source: they stand one behind the other.
        var taken = Math.Min(count, all.Length);
        CorpusRow[] rows =
        [
            .. Enumerable.Range(0, taken).Select(number => all[(int)((long)number * all.Length / taken)]),
        ];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(number =>
                {
                    var row = rows[number % rows.Length];
                    var round = number / rows.Length;
                    return new LabelledComment
                    {
                        Id = $"{number}",
                        Comment = row.Comment with { Text = round == 0 ? row.Text : $"{row.Text} round{round}" },
                        Toxic = row.Label(Category.Toxicity),
                        Spam = row.Label(Category.Spam),
                        Thread = row.Group.Length > 0 ? row.Group : $"{number}",
                        At = DateTimeOffset.UnixEpoch,
                        Probability = 1,
                    };
                }),
        ];
    }
}
