using Spectre.Console;

namespace Moderation.Cli;

/// <summary>Where commands write for people.</summary>
internal static class Terminal
{
    // A table that is piped into a file has no terminal whose width it must fit.
    private const int WidthOfFile = 180;

    /// <summary>Progress and errors: on standard error, so that results can be piped.</summary>
    public static IAnsiConsole Messages { get; } = Create(Console.Error, Console.IsErrorRedirected);

    /// <summary>Results.</summary>
    public static IAnsiConsole Results { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Says what went wrong, plainly.</summary>
    public static void Fail(string message) => Messages.MarkupLineInterpolated($"[red]error:[/] {message}");

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isRedirected)
        {
            console.Profile.Width = WidthOfFile;
        }

        return console;
    }
}
