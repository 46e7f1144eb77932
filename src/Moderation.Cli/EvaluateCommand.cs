using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Moderation.Cli.Reports;
using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Attacks;
using Moderation.Engine.Models;

namespace Moderation.Cli;

/// <summary><c>moderation evaluate</c>: how well a model's scores fit a corpus.</summary>
internal static class EvaluateCommand
{
    private const string EveryAttack = "all";

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
        var surely = new Option<double>("--surely-spam")
        {
            Description = "The spam score from which a comment stands in the lane of what is surely spam, 0.5 to 1.",
            HelpName = "SCORE",
            DefaultValueFactory = _ => SurelySpam.Bound,
        };
        surely.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() is >= 0.5 and <= 1))
            {
                result.AddError("--surely-spam must be a score from 0.5 to 1.");
            }
        });
        var attack = new Option<string?>("--attack")
        {
            Description =
                $"Also measures the rows under an attack on their spelling: {EveryAttack}, or one of "
                + string.Join(", ", Attack.All.Select(one => one.Name))
                + ".",
            HelpName = "NAME",
        };
        attack.AcceptOnlyFromAmong([EveryAttack, .. Attack.All.Select(one => one.Name)]);
        var spans = new Option<string?>("--spans")
        {
            Description =
                "Also measures the spans that explain toxicity against this file: a JSON object a line, text and spans.",
            HelpName = "FILE",
        };
        var languages = new Option<string?>("--languages")
        {
            Description =
                "Also says what the texts of this file are taken for: a JSON object a line, text and language.",
            HelpName = "FILE",
        };
        var json = new Option<string?>("--json")
        {
            Description = "Also writes the figures to this file.",
            HelpName = "FILE",
        };
        var html = new Option<string?>("--html")
        {
            Description = "Also writes a report with charts to this file. It holds comments of the corpus.",
            HelpName = "FILE",
        };
        var command = new Command("evaluate", "Measures a model's scores against labelled comments.")
        {
            corpus,
            model,
            by,
            surely,
            attack,
            spans,
            languages,
            json,
            html,
        };
        command.SetAction(result =>
            Guard.Run(() =>
            {
                var run = new EvaluationRun
                {
                    Model = Model.Load(result.GetRequiredValue(model)),
                    Corpora = result.GetRequiredValue(corpus),
                    Partition = result.GetValue(by),
                    SurelySpam = result.GetValue(surely),
                    Attacks = Chosen(result.GetValue(attack)),
                    Spans = result.GetValue(spans),
                    Languages = result.GetValue(languages),
                };
                var rows = run.Score();
                var report = run.Report(rows);
                EvaluationTables.Write(report, Terminal.Results);
                if (result.GetValue(json) is { } figures)
                {
                    using var stream = File.Create(figures);
                    JsonSerializer.Serialize(stream, report, Json);
                }

                if (result.GetValue(html) is { } page)
                {
                    File.WriteAllText(page, HtmlReport.Of(report, rows, run.Partition));
                }

                return Guard.Success;
            })
        );
        return command;
    }

    private static IReadOnlyList<Attack> Chosen(string? name) =>
        name is null ? []
        : name == EveryAttack ? Attack.All
        : [Attack.Named(name)!];
}
