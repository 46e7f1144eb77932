using Spectre.Console;

namespace Moderation.Cli;

/// <summary>Where commands write for people.</summary>
internal static class Terminal
{
    // A table that is piped into a file has no terminal whose width it must fit.
    private const int WidthOfFile = 180;

    /// <summary>Progress and errors: on standard error, so that results can be piped.</summary>
    public static IAnsiConsole Messages { get; } =
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Results.</summary>
    public static IAnsiConsole Results { get; } = CreateResults();

    /// <summary>Says what went wrong, plainly.</summary>
    public static void Fail(string message) => Messages.MarkupLineInterpolated($"[red]error:[/] {message}");

    private static IAnsiConsole CreateResults()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthOfFile;
        }

        return console;
    }
}
