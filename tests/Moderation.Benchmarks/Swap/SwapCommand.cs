using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Moderation.Benchmarks.Swap;

/// <summary><c>swap</c>: models take over and give way while comments flow on two replicas.</summary>
internal static class SwapCommand
{
    private const string Description = """
        Sends comments to two replicas on PostgreSQL and has two models take over from each other, back and forth, while
        they are decided. Then counts: each decided once, by a model that was the champion at that time or had been within
        the five seconds before, and none failed. Ends with 1 where that is not so. Where MODERATION_TEST_RABBITMQ and
        MODERATION_TEST_POSTGRES are not set, it brings up a broker and a database of its own.
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var comments = new Option<int>("--comments")
        {
            Description = "How many comments flow.",
            HelpName = "N",
            DefaultValueFactory = _ => 100_000,
        };
        var promotions = new Option<int>("--promotions")
        {
            Description = "How often a model takes over.",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
        };
        var json = new Option<string?>("--json")
        {
            Description = "Also writes the figures to this file.",
            HelpName = "FILE",
        };
        var command = new Command("swap", Description) { comments, promotions, json };
        command.SetAction(
            async (result, cancel) =>
            {
                if (!PrivateServices.AreThere)
                {
                    return await PrivateServices.RunAgainAsync(cancel);
                }

                var run = new SwapRun(result.GetValue(comments), result.GetValue(promotions), Console.WriteLine);
                var figures = await run.RunAsync();
                AnsiConsole.Write(Table(figures));
                if (result.GetValue(json) is { } file)
                {
                    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures, Json), cancel);
                }

                return figures.AreRight ? 0 : 1;
            }
        );
        return command;
    }

    private static Table Table(SwapFigures figures)
    {
        var table = new Table().AddColumns("swap", "counted", "must be");
        table.AddRow("comments", Number(figures.Comments), "");
        table.AddRow("promotions", Number(figures.Promotions), "");
        table.AddRow("comments decided", Number(figures.Decided), Number(figures.Comments));
        table.AddRow("decided twice", Number(figures.DecidedTwice), "0");
        table.AddRow("events", Number(figures.Events), Number(figures.Comments));
        table.AddRow("dead letters", Number(figures.DeadLetters), "0");
        table.AddRow("decided by another than the champion", Number(figures.ByAnother), "0");
        table.AddRow("decided by the lesser of the two", Number(figures.ByTheLesser), "more than 0");
        table.AddRow("longest lag of a replica, s", figures.LongestLag.ToString("0.00", Invariant), "5");
        table.AddRow("comments a second", (figures.Comments / figures.Seconds).ToString("0", Invariant), "");
        return table;
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static string Number(long value) => value.ToString("N0", Invariant);
}
