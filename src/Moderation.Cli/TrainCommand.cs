using System.CommandLine;
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
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of everything random.",
            DefaultValueFactory = _ => 1,
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads of the optimizer. The same seed and threads give the same bytes.",
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
            seed,
            threads,
            output,
        };
        command.SetAction(result =>
            Guard.Run(() =>
                Run(
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
        );
        return command;
    }

    private static int Run(TrainingOptions options)
    {
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
                Trainer.Run(
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
        return Guard.Success;
    }
}
