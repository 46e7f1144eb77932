using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
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
            "Prints processor seconds, megabytes at the most, and those that the labels take."
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
            adapted.ToModel(adapted.Thresholds);
            process.Refresh();
            var took = (process.TotalProcessorTime - start).TotalSeconds;
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{took:0.0} {process.PeakWorkingSet64 / 1e6:0} {held:0}")
            );
        });
        return command;
    }

    // Rows of the corpus again and again, each time with another word, or they would be one label.
    private static LabelledComment[] Labels(string corpora, int count)
    {
        var rows = Corpus.Read([Path.Combine(corpora, "train.jsonl")]).Take(count).ToArray();
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
