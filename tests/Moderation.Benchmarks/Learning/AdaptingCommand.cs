using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;

namespace Moderation.Benchmarks.Learning;

/// <summary>The process that adapts a root once, with many labels, and says what that took and what came of it.</summary>
internal static class AdaptingCommand
{
    public const string Name = "adapt-many";

    public static Command Create()
    {
        var corpora = LearningCommand.Corpora();
        var root = new Option<string>("--root") { Description = "The folder of the root.", Required = true };
        var category = new Option<Category>("--category") { Description = "What is labelled.", Required = true };
        var source = new Option<string[]>("--source") { Description = "What the blog is made of.", Required = true };
        var count = new Option<int>("--count") { Description = "How many labels.", Required = true };
        var command = new Command(Name, "Prints a ManyFigure as JSON.") { corpora, root, category, source, count };
        command.Hidden = true;
        command.SetAction(result =>
        {
            var folder = result.GetRequiredValue(corpora).FullName;
            var figure = Run(
                folder,
                result.GetRequiredValue(root),
                result.GetRequiredValue(category),
                result.GetRequiredValue(source),
                result.GetValue(count)
            );
            Console.WriteLine(JsonSerializer.Serialize(figure));
        });
        return command;
    }

    private static ManyFigure Run(string corpora, string root, Category category, string[] sources, int count)
    {
        var labels = Labels(corpora, category, sources, count);
        var held = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        var adapted = Adaptation.Run(root, LabelSplit.Of(labels).Training, new AdaptationOptions(), _ => { });
        var after = adapted.ToModel(adapted.Thresholds);
        process.Refresh();
        var (took, most) = (process.TotalProcessorTime - start, process.PeakWorkingSet64);
        return new ManyFigure(
            labels.Length,
            took.TotalSeconds,
            most / 1e6,
            held / 1e6,
            BySource.Of(corpora, category, sources, Model.Load(root), after, Model.Load(Model.ShippedFolder))
        );
    }

    // Rows of the corpus again and again, each time with another word, or they would be one label.
    private static LabelledComment[] Labels(string corpora, Category category, string[] sources, int count)
    {
        var all = Corpus
            .Read([Path.Combine(corpora, "train.jsonl")])
            .Where(row => sources.Contains(row.Source))
            .ToArray();
        // Of fewer some of each kind: they stand one behind the other.
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
                        Toxic = category == Category.Toxicity ? row.Label(category) : null,
                        Spam = category == Category.Spam ? row.Label(category) : null,
                        Thread = row.Group.Length > 0 ? row.Group : $"{number}",
                        At = DateTimeOffset.UnixEpoch,
                        Probability = 1,
                    };
                }),
        ];
    }
}
