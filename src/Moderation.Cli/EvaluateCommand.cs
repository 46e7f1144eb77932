using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Spectre.Console;

namespace Moderation.Cli;

/// <summary><c>moderation evaluate</c>: how well a model's scores fit a corpus.</summary>
internal static class EvaluateCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create()
    {
        var corpus = CommonOptions.Corpus();
        var model = CommonOptions.Model();
        var by = new Option<Partition>("--by") { Description = "By what the figures are told apart." };
        var json = new Option<string?>("--json")
        {
            Description = "Also writes the figures to this file.",
            HelpName = "FILE",
        };
        var command = new Command("evaluate", "Measures a model's scores against labelled comments.")
        {
            corpus,
            model,
            by,
            json,
        };
        command.SetAction(result =>
            Guard.Run(() =>
                Run(
                    result.GetRequiredValue(corpus),
                    result.GetRequiredValue(model),
                    result.GetValue(by),
                    result.GetValue(json)
                )
            )
        );
        return command;
    }

    private static int Run(string[] corpora, string folder, Partition by, string? json)
    {
        var model = Model.Load(folder);
        var report = Terminal
            .Messages.Status()
            .Start(
                "Scoring",
                status =>
                    Evaluator.Run(
                        model,
                        Counted(Corpus.Read(corpora), count => status.Status = $"Scoring, {count:N0} rows"),
                        by
                    )
            );
        EvaluationTables.Write(report, Terminal.Results);
        if (json is not null)
        {
            using var stream = File.Create(json);
            JsonSerializer.Serialize(stream, report, Json);
        }

        return Guard.Success;
    }

    private static IEnumerable<CorpusRow> Counted(IEnumerable<CorpusRow> rows, Action<int> report)
    {
        var count = 0;
        foreach (var row in rows)
        {
            if (++count % 1_000 == 0)
            {
                report(count);
            }

            yield return row;
        }
    }
}
