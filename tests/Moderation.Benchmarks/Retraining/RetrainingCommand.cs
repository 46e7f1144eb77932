using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Moderation.Benchmarks.Retraining;

/// <summary><c>retraining</c>: what a training costs the comments that arrive meanwhile.</summary>
internal static class RetrainingCommand
{
    private const string Description = """
        Takes the time from publish to decision event of a service before a training and from the moment that one is asked
        for, again and again; its start and the reading of the labels count too. At last one training runs to its end, its
        examination included. Ends with 1 where a bound is broken. Where
        MODERATION_TEST_RABBITMQ and MODERATION_TEST_POSTGRES are not set, it brings up a broker and a database of its own.
        """;

    public static Command Create()
    {
        var labels = Number(
            "--labels",
            "Labels that are trained with; so many that a training outlasts a measurement.",
            100_000
        );
        var rate = Number("--rate", "Comments a second.", 500);
        var seconds = Number(
            "--seconds",
            "How long before a training and how long from it on; of the former the first fifth does not count.",
            10
        );
        var repetitions = Number("--repetitions", "How many pairs; their median counts.", 5);
        var command = new Command("retraining", Description) { labels, rate, seconds, repetitions };
        command.SetAction(
            async (result, cancel) =>
            {
                if (!PrivateServices.AreThere)
                {
                    return await PrivateServices.RunAgainAsync(cancel);
                }

                var run = new RetrainingRun(
                    result.GetValue(labels),
                    result.GetValue(rate),
                    TimeSpan.FromSeconds(result.GetValue(seconds)),
                    Console.WriteLine
                );
                var figures = await run.RunAsync(result.GetValue(repetitions));
                AnsiConsole.Write(Table(figures));
                return figures.IsRight ? 0 : 1;
            }
        );
        return command;
    }

    private static Option<int> Number(string name, string description, int usual) =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };

    private static Table Table(RetrainingFigures figures)
    {
        var bound = Text(RetrainingFigures.Bound);
        var table = new Table().AddColumns("retraining", "measured", "bound");
        table.AddRow("p99 before, ms", Text(figures.Before), "");
        table.AddRow("p99 from its asking on, ms", Text(figures.Beginning), "");
        table.AddRow("from it on over before", Text(figures.BeginningRatio), bound);
        table.AddRow("p99 of a training to its end, ms", Text(figures.Whole), "");
        table.AddRow("to its end over before", Text(figures.WholeRatio), bound);
        table.AddRow("it took, s", Text(figures.Took.TotalSeconds), "");
        return table;
    }

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
