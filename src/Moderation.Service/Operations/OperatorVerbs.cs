using System.CommandLine;
using System.Data.Common;
using Moderation.Service.Intake;

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

    /// <summary>Answers what needs no configuration: a call for help, and words that are no verb.</summary>
    /// <returns>The process's exit code; null where a verb, or with no words the service, is to run.</returns>
    public static async Task<int?> AnswerAsync(string[] words)
    {
        var parsed = Root(() => throw new InvalidOperationException("There are no services yet.")).Parse(words);
        var runs = parsed.Errors.Count == 0 && parsed.Action == parsed.CommandResult.Command.Action;
        return words.Length == 0 || runs ? null : await parsed.InvokeAsync();
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
        catch (DbException e)
        {
            await Console.Error.WriteLineAsync($"The database does not answer, or has not been made yet: {e.Message}");
            return 1;
        }
    }

    private static RootCommand Root(Func<IServiceProvider> services) =>
        new(Description) { DeadLettersCommand(services) };

    private static Command DeadLettersCommand(Func<IServiceProvider> services)
    {
        var show = new Option<long?>("--show") { Description = "Write the bytes of the dead letter with this number." };
        var limit = new Option<int>("--limit")
        {
            Description = "List at most so many.",
            DefaultValueFactory = _ => 100,
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
