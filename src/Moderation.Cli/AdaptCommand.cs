using System.CommandLine;
using System.Globalization;
using Moderation.Engine.Models;
using Moderation.Engine.Training.Adapting;
using Spectre.Console;

namespace Moderation.Cli;

/// <summary><c>moderation adapt</c>: a model and a blog's labels in, the blog's own model out.</summary>
internal static class AdaptCommand
{
    private const int WordsShown = 10;

    private const string Description = """
        Adapts a model to a blog by the blog's own labels, without the corpora that the model was made from.

        A label is a corpus line. Three more fields may stand in it: "thread"; "at", the time of the comment; and
        "probability", the chance that this comment had of being labelled. Labels without a probability teach which
        comments are worse than others, and not how many there are. Lines whose "origin" is "golden" teach nothing. A
        category with fewer than eight different comments of either label keeps the weights of the model. The
        thresholds send as large a share to review as before and promise nothing: moderation threshold chooses those
        that do.
        """;

    public static Command Create()
    {
        var model = CommonOptions.Model();
        var labels = new Option<string>("--labels")
        {
            Description = "The labelled comments, a JSON object a line.",
            HelpName = "FILE",
            Required = true,
        };
        var seed = new Option<int>("--seed")
        {
            Description = "Seed of everything random: the same labels and seed give the same bytes.",
            DefaultValueFactory = _ => 1,
        };
        var output = new Option<string>("--out")
        {
            Description = "The folder that takes the adapted model.",
            HelpName = "DIR",
            Required = true,
        };
        var command = new Command("adapt", Description) { model, labels, seed, output };
        command.SetAction(result =>
            Guard.Run(() =>
            {
                var adapted = Run(
                    result.GetRequiredValue(model),
                    result.GetRequiredValue(labels),
                    new AdaptationOptions { Seed = result.GetValue(seed) }
                );
                adapted.Write(result.GetRequiredValue(output), adapted.Thresholds);
                Show(adapted);
                Terminal.Results.WriteLine($"The model is in {result.GetRequiredValue(output)}.");
                return Guard.Success;
            })
        );
        return command;
    }

    private static AdaptedModel Run(string model, string labels, AdaptationOptions options)
    {
        var (read, golden) = LabelFile.Read(labels);
        if (golden > 0)
        {
            Terminal.Results.WriteLine($"{golden} golden comments are left out: they examine models, and teach none.");
        }

        return Terminal
            .Messages.Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .Start(context =>
            {
                var task = context.AddTask("Adapting");
                return Adaptation.Run(
                    model,
                    read,
                    options,
                    progress =>
                    {
                        task.Description = progress.Step;
                        task.MaxValue = progress.All;
                        task.Value = progress.Done;
                    }
                );
            });
    }

    private static void Show(AdaptedModel adapted)
    {
        foreach (var one in adapted.Categories)
        {
            var name = ModelFiles.NameOf(one.Category);
            if (one.Kept is { } reason)
            {
                Terminal.Results.WriteLine($"{name}: unchanged. {reason}");
                continue;
            }

            Terminal.Results.WriteLine(
                $"{name}: adapted to {one.Positive} positive and {one.Negative} negative comments, threshold {Number(one.Threshold)}."
            );
            var table = new Table().AddColumns("word", "before", "after");
            foreach (var move in adapted.Moves.Where(move => move.Category == one.Category).Take(WordsShown))
            {
                table.AddRow(Markup.Escape(move.Word), Number(move.Before), Number(move.After));
            }

            Terminal.Results.Write(table);
        }
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
