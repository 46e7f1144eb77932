using System.CommandLine;
using Moderation.Cli.Publishing;
using Spectre.Console;

namespace Moderation.Cli;

/// <summary><c>moderation publish</c>: a corpus as comments, as a foreign blog would publish them.</summary>
internal static class PublishCommand
{
    private const string Description = """
        Publishes the rows of a corpus as comments, as any AMQP client would: plain JSON, mandatory, confirmed. The
        exchange, the queue and its binding are declared, so that nothing is lost where the service has not run yet.

        A comment's id is FILE:SOURCE:LINE, so that publishing again changes nothing. The last line counts the rows; the
        exit code is 1 when one of them was not confirmed. A row that cannot be read is reported with its line.
        """;

    public static Command Create()
    {
        var amqp = new Option<string>("--amqp")
        {
            Description = "The broker: amqp://user:password@host:port/vhost, or amqps.",
            HelpName = "URI",
            Required = true,
        };
        amqp.Validators.Add(result =>
        {
            if (!BrokerLine.IsAddress(result.GetValueOrDefault<string>()))
            {
                // It may hold a password, so it is not repeated.
                result.AddError("--amqp is not an address like amqp://user:password@localhost:5672.");
            }
        });
        var corpus = new Option<FileInfo>("--corpus")
        {
            Description = "A JSON object a line: source, group, author, text.",
            HelpName = "FILE",
            Required = true,
        }.AcceptExistingOnly();
        var rate = new Option<double?>("--rate")
        {
            Description = "Comments a second; as many as the broker takes when absent.",
            HelpName = "N",
        };
        rate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is not (null or (>= Pace.Slowest and <= Pace.Fastest)))
            {
                result.AddError($"--rate is not a number from {Pace.Slowest} to {Pace.Fastest}.");
            }
        });
        var site = new Option<string>("--site")
        {
            Description = "The site that the comments belong to.",
            HelpName = "NAME",
            DefaultValueFactory = _ => "default",
        };
        var command = new Command("publish", Description) { amqp, corpus, rate, site };
        command.SetAction(
            (result, cancel) =>
                RunAsync(
                    new Uri(result.GetRequiredValue(amqp)),
                    new CorpusComments(result.GetRequiredValue(corpus), result.GetRequiredValue(site)),
                    new Pace(result.GetValue(rate), TimeProvider.System),
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(Uri address, CorpusComments comments, Pace pace, CancellationToken cancel)
    {
        var tally = new Tally();
        var start = TimeProvider.System.GetTimestamp();
        await using var line = new BrokerLine(address);
        try
        {
            await line.OpenAsync(cancel);
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
                    var bar = progress.AddTask("Publishing", maxValue: Math.Max(1, comments.Count()));
                    await new ConfirmedPublisher(line, pace, tally).RunAsync(comments, () => bar.Increment(1), cancel);
                });
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            tally.CutShort("stopped before the end");
        }
        catch (Exception e) when (BrokerLine.IsBrokersFault(e))
        {
            tally.CutShort($"gave up on {line.Name}: {e.GetBaseException().Message}");
        }
        catch (IOException e)
        {
            tally.CutShort(e.Message);
        }

        if (tally.Cause is { } cause)
        {
            Terminal.Fail(cause);
        }

        Terminal.Results.WriteLine(tally.Line(TimeProvider.System.GetElapsedTime(start)));
        return tally.IsComplete ? Guard.Success : Guard.Failure;
    }
}
