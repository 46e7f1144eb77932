using System.CommandLine;
using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Spectre.Console;

namespace Moderation.Cli;

/// <summary><c>moderation train</c>: corpora in, a model's folder out.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var corpus = CommonOptions.Corpus();
        var weights = new Option<string?>("--weights")
        {
            Description =
                "A JSON object with how much a row of each source counts, such as {\"sms\": 0.3}; "
                + "absent sources count 1. It replaces the built-in weights.",
            HelpName = "FILE",
        };
        var without = new Option<string[]>("--without")
        {
            Description = "Sources whose rows are left out.",
            HelpName = "SOURCE",
            AllowMultipleArgumentsPerToken = true,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of everything random.",
            DefaultValueFactory = _ => 1,
        };
        var threads = new Option<int>("--threads")
        {
            Description = "How many fits run at once. The weights depend on the seed alone; the manifest notes both.",
            DefaultValueFactory = _ => Math.Min(2, Environment.ProcessorCount),
        };
        threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--threads must be 1 or more.");
            }
        });
        var output = new Option<string>("--out")
        {
            Description = "The folder that takes the model.",
            HelpName = "DIR",
            Required = true,
        };
        var command = new Command("train", "Trains a model from labelled comments.")
        {
            corpus,
            weights,
            without,
            seed,
            threads,
            output,
        };
        command.SetAction(result =>
            Guard.Run(() =>
                Run(
                    LeavingOut(
                        result.GetValue(without) ?? [],
                        new TrainingOptions
                        {
                            Corpora = result.GetRequiredValue(corpus),
                            SourceWeights = SourceWeightsFile.Read(result.GetValue(weights)),
                            Seed = result.GetValue(seed),
                            Threads = result.GetValue(threads),
                            Folder = result.GetRequiredValue(output),
                        }
                    )
                )
            )
        );
        return command;
    }

    // A weight of 0 leaves a source out, and stands in the manifest.
    private static TrainingOptions LeavingOut(string[] sources, TrainingOptions options)
    {
        if (sources.Length == 0)
        {
            return options;
        }

        var known = Corpus.Read(options.Corpora).Select(row => row.Source).Distinct().ToArray();
        if (sources.Except(known).ToArray() is { Length: > 0 } unknown)
        {
            throw new CorpusException(
                $"--without names {string.Join(", ", unknown)}, but the corpora hold {string.Join(", ", known)}."
            );
        }

        return options with
        {
            SourceWeights = Enum.GetValues<Category>().ToDictionary(category => category, Weights),
        };

        IReadOnlyDictionary<string, double> Weights(Category category)
        {
            var weights = options.WeightsFor(category).ToDictionary();
            foreach (var source in sources)
            {
                weights[source] = 0;
            }

            return weights;
        }
    }

    private static int Run(TrainingOptions options)
    {
        IReadOnlyList<LaneFigures> lane = [];
        Terminal
            .Messages.Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn(),
                new RemainingTimeColumn()
            )
            .Start(context =>
            {
                var task = context.AddTask("Training");
                lane = Trainer.Run(
                    options,
                    progress =>
                    {
                        task.Description = progress.Step;
                        task.MaxValue = progress.All;
                        task.Value = progress.Done;
                    }
                );
            });
        Terminal.Results.WriteLine($"The model is in {options.Folder}.");
        LaneTable.Write(lane, SurelySpam.Bound, Terminal.Results, "Surely spam, of the rows left out while fitting");
        return Guard.Success;
    }
}
