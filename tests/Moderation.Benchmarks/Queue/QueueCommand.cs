using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Moderation.Benchmarks.Journey;
using Spectre.Console;

namespace Moderation.Benchmarks.Queue;

/// <summary><c>queue</c>: how fast the desk gets its answers while very much is under review.</summary>
internal static class QueueCommand
{
    private const string Description = """
        Fills SQLite and PostgreSQL with invented comments, through the service's own intake, until so many are under
        review, and asks for pages in every order, deep ones too, for every filter, for searches and for counts. Then opens the
        desk in Chromium, and settles card after card. Ends with 1 where one took longer than its goal. Where
        MODERATION_TEST_RABBITMQ and MODERATION_TEST_POSTGRES are not set, it brings up a broker and a database of its own.
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var count = new Option<int>("--under-review")
        {
            Description = "How many comments are under review.",
            HelpName = "N",
            DefaultValueFactory = _ => 100_000,
        };
        var json = new Option<string?>("--json")
        {
            Description = "Also writes the figures to this file.",
            HelpName = "FILE",
        };
        var command = new Command("queue", Description) { count, json };
        command.SetAction(
            async (result, cancel) =>
            {
                if (!PrivateServices.AreThere)
                {
                    return await PrivateServices.RunAgainAsync(cancel);
                }

                var figures = await RunAsync(result.GetValue(count));
                AnsiConsole.Write(Table(figures));
                if (result.GetValue(json) is { } file)
                {
                    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures, Json), cancel);
                }

                return figures.All(figure => figure.WorstMs <= figure.GoalMs) ? 0 : 1;
            }
        );
        return command;
    }

    private static async Task<QueueFigure[]> RunAsync(int underReview)
    {
        var folder = Directory.CreateTempSubdirectory("moderation-queue-");
        try
        {
            await using var postgres = await ScratchDatabase.CreateAsync();
            return
            [
                .. await RunAsync("SQLite", ("Storage:Sqlite", Path.Combine(folder.FullName, "queue.db")), underReview),
                .. await RunAsync("PostgreSQL", ("Storage:Postgres", postgres.Connection), underReview),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<QueueFigure>> RunAsync(
        string database,
        (string Key, string Value) storage,
        int underReview
    )
    {
        Console.WriteLine($"{database}: filling …");
        var start = Stopwatch.GetTimestamp();
        IReadOnlyList<QueueFigure> figures;
        await using (var queue = await FilledQueue.CreateAsync(storage, underReview))
        {
            Console.WriteLine($"{database}: filled after {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
            figures = await new QueueRun(queue, database, Console.WriteLine).RunAsync(underReview / 2);
        }

        return [.. figures, .. await new PaintRun(database, Console.WriteLine).RunAsync(storage)];
    }

    private static Table Table(IEnumerable<QueueFigure> figures)
    {
        var table = new Table().AddColumns("database", "question", "median ms", "worst ms", "found", "goal ms");
        foreach (var f in figures)
        {
            table.AddRow(
                f.Database,
                f.Question,
                Number(f.MedianMs),
                Number(f.WorstMs),
                f.Found.ToString(CultureInfo.InvariantCulture),
                Number(f.GoalMs)
            );
        }

        return table;
    }

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
