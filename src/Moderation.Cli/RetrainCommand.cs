using System.CommandLine;
using System.Globalization;
using Moderation.Cli.Retraining;
using Moderation.Engine.Evaluation.Examining;
using Spectre.Console;

namespace Moderation.Cli;

/// <summary><c>moderation retrain</c>: has a running service train a model from its blog's labels, and follows that.</summary>
internal static class RetrainCommand
{
    private const string KeyVariable = "MODERATION_KEY";

    private const string Description = $"""
        Asks a running service to train a model from the labels of its blog, and follows the training to its end. Where
        one is under way already, it follows that one, whatever is wanted of it. Interrupting this command leaves the
        training alone. What is not given is as it was wanted last, by whoever asked then.

        The environment variable {KeyVariable} holds a key that may train. The exit code is 0 when the model may be
        promoted, 2 when it may not, and 1 when there is none. Nothing is promoted: an admin does that. With --cancel
        it is 0 when there was one to end.
        """;

    public static Command Create()
    {
        var service = new Option<Uri>("--service")
        {
            Description = "The service's address.",
            HelpName = "URL",
            DefaultValueFactory = _ => new Uri("http://localhost:5080"),
            CustomParser = given =>
            {
                if (
                    Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address)
                    && address.Scheme is "http" or "https"
                )
                {
                    return address;
                }

                given.AddError("--service is not an address like http://localhost:5080.");
                return null;
            },
        };
        var risk = new Option<double?>("--risk")
        {
            Description = "The share of bad comments among the approved that may not be passed, 0.0001 to 0.5.",
            HelpName = "SHARE",
        };
        var confidence = new Option<double?>("--confidence")
        {
            Description = "The chance with which that must hold, 0.5 to 0.999.",
            HelpName = "SHARE",
        };
        var mark = new Option<string[]>("--mark")
        {
            Description = $"What the model must not be worse in, any of {string.Join(", ", Figures)}.",
            HelpName = "FIGURE",
            AllowMultipleArgumentsPerToken = true,
        };
        var cancel = new Option<bool>("--cancel") { Description = "End the training that is under way instead." };
        var command = new Command("retrain", Description) { service, risk, confidence, mark, cancel };
        command.SetAction(
            (parsed, stop) =>
                RunAsync(
                    parsed.GetRequiredValue(service),
                    parsed.GetValue(cancel)
                        ? null
                        : new WantedTraining(
                            parsed.GetValue(risk),
                            parsed.GetValue(confidence),
                            parsed.GetValue(mark) is { Length: > 0 } marked ? marked : null
                        ),
                    stop
                )
        );
        return command;
    }

    // As the service names them.
    private static IEnumerable<string> Figures => MarkedFigures.All.Select(MarkedFigures.NameOf);

    // Nothing is wanted where the training is to be ended.
    private static async Task<int> RunAsync(Uri address, WantedTraining? wanted, CancellationToken stop)
    {
        if (Environment.GetEnvironmentVariable(KeyVariable) is not { Length: > 0 } key)
        {
            Terminal.Fail($"Set {KeyVariable} to a key that may train: an admin makes one on the page Keys.");
            return Guard.Failure;
        }

        using var line = new ServiceLine(address, key);
        try
        {
            if (wanted is not null)
            {
                return Result(await FollowAsync(line, wanted, stop));
            }

            var ended = await line.CancelAsync(stop);
            var when = ended.EndedAt is null ? "ends within seconds" : "is cancelled";
            Terminal.Results.WriteLine($"Training {ended.Id} {when}.");
            return Guard.Success;
        }
        catch (ServiceException e)
        {
            Terminal.Fail(e.Message);
            return Guard.Failure;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Terminal.Messages.WriteLine("The training goes on: ask again to follow it, or end it with --cancel.");
            return Guard.Failure;
        }
    }

    private static async Task<TrainingReading> FollowAsync(
        ServiceLine line,
        WantedTraining wanted,
        CancellationToken stop
    )
    {
        var training = await line.AskAsync(wanted, stop);
        Terminal.Messages.WriteLine(
            $"Training {training.Id}, which {training.AskedBy} asked for, with a risk of {training.Risk.ToString(CultureInfo.InvariantCulture)}."
        );
        await Terminal
            .Messages.Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("Waiting for its turn", maxValue: 1);
                while (training.EndedAt is null)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, stop);
                    training = await line.ReadAsync(training, stop);
                    bar.Description = training.Step ?? bar.Description;
                    bar.Value = training.Progress;
                }
            });
        return training;
    }

    private static int Result(TrainingReading training)
    {
        var named = training.Model is { } model ? $"{training.State}: model {model}" : training.State;
        Terminal.Results.WriteLine($"{named}. {training.Outcome}".TrimEnd());
        return training.State switch
        {
            "offered" => Guard.Success,
            "refused" => Guard.Unsupported,
            _ => Guard.Failure,
        };
    }
}
