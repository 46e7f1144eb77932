using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Moderation.Benchmarks.Journey;

/// <summary><c>journey</c>: how fast comments go from queue to decision, against a consumer that does nothing.</summary>
internal static class JourneyCommand
{
    private const string Description = """
        Drains a backlog of comments through the real service (scored, committed to PostgreSQL, decision published with
        confirms) and, in turn, through a MassTransit consumer that does nothing. Then takes the time from publish to
        decision event at half the service's rate, and the service's peak memory. Where MODERATION_TEST_RABBITMQ and
        MODERATION_TEST_POSTGRES are not set, it brings up a broker and a database of its own. Ends with 1 where a floor
        is not met.
        """;

    private const double LeastRatio = 0.4;
    private const double MostP99Ms = 100;
    private const double MostPeakMb = 400;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var corpus = new Option<FileInfo>("--corpus")
        {
            Description = "A corpus file to take the comments from; invented ones of like lengths when absent.",
            HelpName = "FILE",
        }.AcceptExistingOnly();
        var count = new Option<int>("--messages")
        {
            Description = "Comments of a backlog; as many as the corpus has when it has fewer.",
            HelpName = "N",
            DefaultValueFactory = _ => 60_000,
        };
        var repetitions = new Option<int>("--repetitions")
        {
            Description = "How often each of the two drains it; the medians count.",
            HelpName = "N",
            DefaultValueFactory = _ => 5,
        };
        var seconds = new Option<int>("--seconds")
        {
            Description = "How long the latency is measured; the first fifth of it does not count.",
            HelpName = "N",
            DefaultValueFactory = _ => 15,
        };
        var json = new Option<string?>("--json")
        {
            Description = "Also writes the figures to this file.",
            HelpName = "FILE",
        };
        var command = new Command("journey", Description) { corpus, count, repetitions, seconds, json };
        command.SetAction(
            async (result, cancel) =>
            {
                if (!PrivateServices.AreThere)
                {
                    return await PrivateServices.RunAgainAsync(cancel);
                }

                var run = new JourneyRun(
                    new Messages(result.GetValue(corpus), result.GetValue(count)),
                    Console.WriteLine
                );
                var figures = await run.RunAsync(
                    result.GetValue(repetitions),
                    TimeSpan.FromSeconds(result.GetValue(seconds))
                );
                AnsiConsole.Write(Table(figures));
                if (result.GetValue(json) is { } file)
                {
                    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(figures, Json), cancel);
                }

                return figures is { Ratio: >= LeastRatio, P99Ms: <= MostP99Ms, PeakMb: <= MostPeakMb } ? 0 : 1;
            }
        );
        return command;
    }

    private static Table Table(JourneyFigures figures)
    {
        var table = new Table().AddColumns("journey", "measured", "floor", "goal");
        table.AddRow("service over empty consumer", Number(figures.Ratio, "0.00"), Number(LeastRatio, "0.00"), "0.80");
        table.AddRow("service, comments a second", Number(figures.DrainPerSecond, "0"), "", "");
        table.AddRow("empty consumer, messages a second", Number(figures.EmptyPerSecond, "0"), "", "");
        table.AddRow("publish to event, median ms", Number(figures.MedianMs, "0.0"), "", "");
        table.AddRow("publish to event, p99 ms", Number(figures.P99Ms, "0.0"), Number(MostP99Ms, "0"), "");
        table.AddRow("peak memory, MB", Number(figures.PeakMb, "0"), Number(MostPeakMb, "0"), "");
        return table;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
