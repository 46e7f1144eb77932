using System.CommandLine;
using System.CommandLine.Parsing;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Moderation.Service.Intake;
using Moderation.Service.Learning.Training;
using Moderation.Service.Storage;

namespace Moderation.Service.Operations;

/// <summary>What an operator can ask the program instead of running the service, with the same configuration.</summary>
internal static class OperatorVerbs
{
    private const string DeadLetters = "dead-letters";

    private const string Description = """
        Takes a blog's comments, decides approve or review, and sends the decisions back.

        Without a command the service runs. Settings may stand anywhere as --Section:Key=value, such as
        --Storage:Sqlite=x.db; the README lists them.
        """;

    // As for a configuration that makes no sense.
    private const int Misunderstood = 2;

    /// <summary>Answers what needs no configuration: a call for help, and words that are no verb.</summary>
    /// <returns>The process's exit code; null where a verb, or with no words the service, is to run.</returns>
    public static async Task<int?> AnswerAsync(string[] words)
    {
        if (TrainingVerb.IsMeant(words))
        {
            // Before all else: to start takes seconds where others have the processor.
            await QuietProcess.GiveWayAsync(TimeProvider.System);
        }

        var parsed = Root(() => throw new InvalidOperationException("There are no services yet.")).Parse(words);
        if (words.Length == 0)
        {
            return null;
        }

        // Ahead of the parser's own words, which follow from it.
        if (parsed.UnmatchedTokens is [var word, ..])
        {
            await Console.Error.WriteLineAsync(UnknownWord.Meant(word));
            return Misunderstood;
        }

        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', parsed.Errors.Select(error => error.Message)));
            return Misunderstood;
        }

        return parsed.Action == parsed.CommandResult.Command.Action ? null : await parsed.InvokeAsync();
    }

    /// <summary>Runs the verb.</summary>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] words)
    {
        try
        {
            return await Root(() => services)
                .Parse(words)
                .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (services.GetRequiredService<Database>().IsOutside(e))
        {
            var dialect = services.GetRequiredService<Dialect>();
            await Console.Error.WriteLineAsync(
                e is DbException fault && dialect.IsUnmade(fault)
                    ? $"There are no dead letters: the service has not run with this database yet ({dialect.Name})."
                    : $"The dead letters cannot be read from {dialect.Name}: {Cause.Of(e, dialect)}"
                        + (e.GetBaseException() is SocketException ? ". Check Host and Port in Storage:Postgres." : "")
            );
            return 1;
        }
    }

    private static RootCommand Root(Func<IServiceProvider> services) =>
        new(Description) { DeadLettersCommand(services), TrainingVerb.Create(services) };

    private static Command DeadLettersCommand(Func<IServiceProvider> services)
    {
        var show = new Option<long?>("--show")
        {
            Description = "Write the bytes of the dead letter with this number.",
            CustomParser = given => Positive(given, long.MaxValue, "the number of a dead letter"),
        };
        var limit = new Option<int>("--limit")
        {
            Description = "List at most so many.",
            DefaultValueFactory = _ => 100,
            CustomParser = given => (int)Positive(given, int.MaxValue, "a whole number, 1 or more"),
        };
        var command = new Command(DeadLetters, "Lists messages that could not be taken, the newest first.")
        {
            show,
            limit,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                var store = services().GetRequiredService<DeadLetterStore>();
                return parsed.GetValue(show) is { } id
                    ? ShowAsync(store, id, cancel)
                    : ListAsync(store, parsed.GetValue(limit), cancel);
            }
        );
        return command;
    }

    private static long Positive(ArgumentResult given, long most, string form)
    {
        var written = given.Tokens[0].Value;
        if (long.TryParse(written, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        given.AddError($"{((OptionResult)given.Parent!).IdentifierToken!.Value} {written}: give {form}.");
        return 0;
    }

    private static async Task<int> ListAsync(DeadLetterStore store, int limit, CancellationToken cancel)
    {
        var letters = await store.NewestAsync(limit, cancel);
        Console.WriteLine("number\treceived\tqueue\treason\tbytes\texplanation");
        foreach (var letter in letters)
        {
            Console.WriteLine(
                $"{letter.Id}\t{letter.ReceivedAt:u}\t{letter.Queue}\t{letter.Reason}\t{letter.Bytes}\t{letter.Explanation}"
            );
        }

        return 0;
    }

    private static async Task<int> ShowAsync(DeadLetterStore store, long id, CancellationToken cancel)
    {
        if (await store.BodyAsync(id, cancel) is not { } body)
        {
            await Console.Error.WriteLineAsync($"There is no dead letter {id}.");
            return 1;
        }

        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(body, cancel);
        return 0;
    }
}
