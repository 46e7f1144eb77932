using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Moderation.Benchmarks.Desk;

/// <summary><c>desk</c>: how soon one moderator's desk shows what happens at another's.</summary>
internal static class DeskCommand
{
    private const string Description = """
        Two replicas on PostgreSQL and RabbitMQ behind a reverse proxy with session affinity, and moderators in Chromium, two
        of them each on a replica of her own. Takes the time from an act to the change on another desk, again and again: a
        comment that arrives (from the request that brings it), a card that is claimed, and a verdict (from the key). Each is
        to be there within a second, and it ends with 1 where one is not. Where the environment names no services, it brings up some of its own.
        """;

    /// <summary>Milliseconds within which the other desk is to show it.</summary>
    private const double Bound = 1_000;

    public static Command Create()
    {
        var repetitions = new Option<int>("--repetitions")
        {
            Description = "How often each is done; three more before that do not count.",
            HelpName = "N",
            DefaultValueFactory = _ => 50,
        };
        var command = new Command("desk", Description) { repetitions };
        command.SetAction(
            async (result, cancel) =>
            {
                if (!PrivateServices.AreThere)
                {
                    return await PrivateServices.RunAgainAsync(cancel);
                }

                var figures = await new DeskRun(Console.WriteLine).RunAsync(result.GetValue(repetitions));
                AnsiConsole.Write(Table(figures));
                return figures.All(figure => figure.At(1) <= Bound) ? 0 : 1;
            }
        );
        return command;
    }

    private static Table Table(IReadOnlyList<DeskFigure> figures)
    {
        var table = new Table().AddColumns(
            "from the act to the other desk",
            "times",
            "median",
            "95 %",
            "most",
            "bound"
        );
        foreach (var figure in figures)
        {
            table.AddRow(
                figure.Act,
                Number(figure.Milliseconds.Count),
                $"{Number(figure.At(0.5))} ms",
                $"{Number(figure.At(0.95))} ms",
                $"{Number(figure.At(1))} ms",
                figure.At(1) <= Bound ? $"{Number(Bound)} ms, kept" : $"{Number(Bound)} ms, broken"
            );
        }

        return table;
    }

    private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
