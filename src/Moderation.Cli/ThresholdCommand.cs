using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using System.Text.Json.Serialization;
using Moderation.Engine.Evaluation.Guarantees;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Cli;

/// <summary><c>moderation threshold</c>: a policy with a guarantee, from a blog's own labels.</summary>
internal static class ThresholdCommand
{
    // Part of the method, not a choice: who tries seeds until one pleases has no guarantee.
    private const int Seed = 1;

    private const string Description = """
        Chooses the thresholds that approve most while the share of bad comments among the approved stays under a risk,
        with a stated confidence; or says that the labels do not support it, and about how many are missing.

        The labels must be of comments of the blog itself: corpus lines with "toxic" and "spam", 0 or 1; a comment is
        bad when one of them is 1. How they were chosen decides what can be said:

          random    every comment had the same chance of being labelled
          balanced  bad ones and good ones were drawn each by themselves; the blog's share of bad ones is known to lie
                    within --prevalence
          weighted  each line has a "probability", the chance that this comment had of being labelled

        Labels of comments that were under review alone are none of these: what was approved must have had its chance.

        Exit code: 0 with a policy, 2 when the labels support none.
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create()
    {
        var calibration = new Option<string>("--calibration")
        {
            Description = "The labelled comments, a JSON object a line.",
            HelpName = "FILE",
            Required = true,
        };
        var risk = Share("--risk", "The share of bad comments among the approved that may not be passed.", 0.01);
        var confidence = Share("--confidence", "The chance with which that must hold.", 0.95);
        var sampling = new Option<Sampling>("--sampling")
        {
            Description = "How the comments were chosen; the guarantee holds for no other choice.",
            DefaultValueFactory = _ => Sampling.Random,
        };
        var prevalence = new Option<double[]>("--prevalence")
        {
            Description = "Balanced: the least and the most share of bad comments that the blog may have.",
            HelpName = "LEAST MOST",
            AllowMultipleArgumentsPerToken = true,
        };
        var least = new Option<double?>("--least-probability")
        {
            Description =
                "Weighted: the least chance that any comment of the blog had; the least of the file when absent.",
            HelpName = "P",
        };
        var perDay = new Option<int>("--per-day")
        {
            Description = "Comments a day, for the review load.",
            HelpName = "N",
            DefaultValueFactory = _ => 1_000,
        };
        var model = CommonOptions.Model();
        var json = new Option<string?>("--json")
        {
            Description = "Also writes the answer to this file.",
            HelpName = "FILE",
        };
        var command = new Command("threshold", Description)
        {
            calibration,
            risk,
            confidence,
            sampling,
            prevalence,
            least,
            perDay,
            model,
            json,
        };
        command.Validators.Add(result => CheckPrevalence(result, sampling, prevalence));
        command.SetAction(result =>
            Guard.Run(() =>
            {
                var rows = CalibrationFile.Read(result.GetRequiredValue(calibration));
                var bounds = result.GetValue(prevalence) ?? [];
                var question = new GuaranteeQuestion
                {
                    Risk = result.GetValue(risk),
                    Confidence = result.GetValue(confidence),
                    Sampling = result.GetValue(sampling),
                    Prevalence = bounds.Length == 2 ? (bounds[0], bounds[1]) : default,
                    LeastProbability = LeastProbability(rows, result.GetValue(sampling), result.GetValue(least)),
                };
                var loaded = Model.Load(result.GetRequiredValue(model));
                var set = CalibrationSet.Of(loaded, rows);
                var answer = Guarantee.Find(question, set.Comments, loaded.Thresholds, Seed);
                foreach (var line in GuaranteeText.Of(question, set, answer, result.GetValue(perDay)))
                {
                    Terminal.Results.Profile.Out.Writer.WriteLine(line);
                }

                if (result.GetValue(json) is { } file)
                {
                    var written = GuaranteeFile.Of(question, answer, result.GetValue(perDay));
                    File.WriteAllText(file, JsonSerializer.Serialize(written, Json));
                }

                return answer.Thresholds is null ? Guard.Unsupported : Guard.Success;
            })
        );
        return command;
    }

    private static Option<double> Share(string name, string description, double standard)
    {
        var option = new Option<double>(name)
        {
            Description = description,
            HelpName = "SHARE",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and < 1))
            {
                result.AddError($"{name} must be over 0 and under 1.");
            }
        });
        return option;
    }

    private static void CheckPrevalence(CommandResult result, Option<Sampling> sampling, Option<double[]> prevalence)
    {
        var isBalanced = result.GetValue(sampling) == Sampling.Balanced;
        var isGiven = result.GetValue(prevalence) is [> 0 and < 1, > 0 and < 1] bounds && bounds[0] <= bounds[1];
        if (isBalanced && !isGiven)
        {
            result.AddError("--sampling balanced needs --prevalence LEAST MOST, both over 0 and under 1.");
        }
    }

    private static double LeastProbability(IReadOnlyList<CalibrationRow> rows, Sampling sampling, double? stated)
    {
        if (sampling != Sampling.Weighted)
        {
            return rows.Select(row => row.Probability ?? 1).Distinct().Count() <= 1
                ? 1
                : throw new CorpusException("The rows had different probabilities: use --sampling weighted.");
        }

        if (rows.Count(row => row.Probability is null) is var unknown and > 0)
        {
            throw new CorpusException(
                $"With --sampling weighted every row must have its \"probability\": {unknown} of {rows.Count} have none. "
                    + "In an export of labels these are imports, golden comments, and what was found by a reader: leave them out."
            );
        }

        var found = rows.Select(row => row.Probability!.Value).DefaultIfEmpty(1).Min();
        return stated is not { } least ? found
            : least > 0 && least <= found ? least
            : throw new CorpusException($"--least-probability must be over 0 and at most {found}, the file's least.");
    }
}
