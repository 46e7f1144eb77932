using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Moderation.Benchmarks.Scoring;

/// <summary><c>scoring</c>: how fast comments are scored, against ML.NET's own way to do it.</summary>
internal static class ScoringCommand
{
    private const string Description = """
        Scores comments for both categories, with signals and language, on one thread, and in turn the same texts for
        one category by ML.NET's FeaturizeText and a linear model behind a PredictionEngine. Then two threads, whole
        decisions, spans, what a comment allocates, and how long a new process takes to load the model. Rates are
        medians of the rounds.
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var corpus = new Option<FileInfo>("--corpus")
        {
            Description = "A corpus file to take the comments from; invented ones of like lengths when absent.",
            HelpName = "FILE",
        }.AcceptExistingOnly();
        var count = new Option<int>("--comments")
        {
            Description = "How many comments; as many as the corpus has when it has fewer.",
            HelpName = "N",
            DefaultValueFactory = _ => 60_000,
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = "How often each piece of work is timed.",
            HelpName = "N",
            DefaultValueFactory = _ => 7,
        };
        var json = new Option<string?>("--json")
        {
            Description = "Also writes the figures to this file.",
            HelpName = "FILE",
        };
        foreach (var option in new[] { count, rounds })
        {
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int>() < 1)
                {
                    result.AddError($"{option.Name} must be 1 or more.");
                }
            });
        }

        var command = new Command("scoring", Description) { corpus, count, rounds, json };
        command.SetAction(
            async (result, cancel) =>
            {
                var texts = result.GetValue(corpus) is { } file
                    ? ScoredTexts.OfCorpus(file, result.GetValue(count))
                    : ScoredTexts.Invented(result.GetValue(count));
                var figures = await new ScoringRun(texts, Console.WriteLine).RunAsync(result.GetValue(rounds));
                AnsiConsole.Write(Table(figures));
                if (result.GetValue(json) is { } output)
                {
                    await File.WriteAllTextAsync(output, JsonSerializer.Serialize(figures, Json), cancel);
                }

                return 0;
            }
        );
        return command;
    }

    private static Table Table(ScoringFigures figures)
    {
        var table = new Table().AddColumns("scoring", "measured", "floor", "goal");
        table.AddRow("both categories over baseline for one", Number(figures.Ratio, "0.0"), "8", "14");
        table.AddRow("comments a second", Number(figures.PerSecond, "0"), "", "");
        table.AddRow("baseline, comments a second", Number(figures.BaselinePerSecond, "0"), "", "");
        table.AddRow("decisions a second", Number(figures.DecisionsPerSecond, "0"), "", "");
        table.AddRow("two threads over one", Number(figures.Scaling, "0.00"), "", "");
        table.AddRow("bytes a comment allocates", Number(figures.BytesPerComment, "0.0"), "0", "");
        table.AddRow("scores with spans over scores alone, time", Number(figures.SpansOverScoring, "0.00"), "2", "");
        table.AddRow("loading the model, ms", Number(figures.LoadMs, "0"), "500", "");
        return table;
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
