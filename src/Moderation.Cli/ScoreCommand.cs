using System.CommandLine;
using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Cli;

/// <summary><c>moderation score</c>: comments on standard input, decisions on standard output.</summary>
internal static class ScoreCommand
{
    private const string Description = """
        Reads comments from standard input, one a line, and writes one JSON line for each, in the same order:
        {"toxicity", "spam", "decision", "reasons", "language"}.

        A line that begins with { is JSON: {"text": "...", "author": {"name": "...", "url": "..."}}, the author being
        optional. Any other line is a comment's text as it stands; an empty line is an empty comment.

        A line that cannot be read gets {"error": "..."} in its place, the others go on, and the exit code is 1.
        """;

    public static Command Create()
    {
        var model = CommonOptions.Model();
        var command = new Command("score", Description) { model };
        command.SetAction(
            (result, cancellation) =>
                Task.FromResult(Guard.Run(() => Run(result.GetRequiredValue(model), cancellation)))
        );
        return command;
    }

    private static int Run(string folder, CancellationToken cancellation)
    {
        var model = Model.Load(folder);
        var scoring = new LineScoring(new Decider(model, Policy.DefaultFor(model)));
        using var input = Console.OpenStandardInput();
        using var output = StandardOutput.Open();
        try
        {
            return scoring.Run(input, output, cancellation) == 0 ? Guard.Success : Guard.Failure;
        }
        catch (IOException exception) when (StandardOutput.IsClosed(exception))
        {
            // Whoever read us has seen enough, as head does: that is no failure.
            return Guard.Success;
        }
    }
}
