using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Moderation.Engine.Evaluation;
using Spectre.Console;

namespace Moderation.Benchmarks.Learning;

/// <summary><c>learning</c>: how much better a model gets that adapts itself to a blog.</summary>
internal static class LearningCommand
{
    private const string Description = """
        A root model that has seen nothing of a blog meets it: real rows arrive in some order, what the model in force sends
        to review gets its label as a verdict, of the approved a sample with known chances is audited, and at 100, 300, 1,000
        and 3,000 labels the model retrains by itself and takes over. Measured on rows of other threads and videos that were
        never labelled, against the unadapted model, a model of the labels alone, and one trained on all corpora and every
        row that arrives. Intervals are 95 % by bootstrap, of the mean over the orders of arrival; those of single orders
        hold together with 95 %. Seconds are processor time. Ends with 1 where the adapted model is worse than the unadapted
        one beyond the interval in any order of arrival, or a retraining takes more than 20 s.
        """;

    // A table that is piped into a file has no terminal whose width it must fit.
    private const int WidthOfFile = 180;

    private static readonly int[] ManyLabels = [100_000, 500_000];

    public static Option<DirectoryInfo> Corpora() =>
        new Option<DirectoryInfo>("--corpora")
        {
            Description = "The folder with train.jsonl, train-restricted.jsonl and dev.jsonl.",
            HelpName = "DIR",
            Required = true,
        }.AcceptExistingOnly();

    public static Command Create()
    {
        var corpora = Corpora();
        var orders = new Option<int>("--orders")
        {
            Description = "In how many orders the rows arrive.",
            HelpName = "N",
            DefaultValueFactory = _ => 5,
        };
        var models = new Option<string?>("--models")
        {
            Description = "Keeps the models that are trained from corpora in this folder, for the next run.",
            HelpName = "DIR",
        };
        var html = new Option<string?>("--html") { Description = "Also writes tables and charts.", HelpName = "FILE" };
        var command = new Command("learning", Description) { corpora, orders, models, html };
        command.SetAction(
            async (result, cancel) =>
            {
                var folder = result.GetRequiredValue(corpora).FullName;
                var kept = result.GetValue(models);
                var trained = kept ?? Directory.CreateTempSubdirectory("moderation-learning-").FullName;
                string[] broken;
                try
                {
                    var blogs = new Blogs(folder, trained, Console.WriteLine);
                    LearningFigure[] figures =
                    [
                        .. new[] { blogs.Insults(), blogs.Videos() }.SelectMany(blog =>
                            new LearningRun(blog, result.GetValue(orders), Console.WriteLine).Run(cancel)
                        ),
                    ];
                    if (Console.IsOutputRedirected)
                    {
                        AnsiConsole.Profile.Width = WidthOfFile;
                    }

                    foreach (var columns in LearningColumns.All)
                    {
                        AnsiConsole.Write(Table(columns, figures));
                    }

                    foreach (var count in ManyLabels)
                    {
                        Console.WriteLine(await ManyAsync(folder, count, cancel));
                    }

                    if (result.GetValue(html) is { } file)
                    {
                        await File.WriteAllTextAsync(file, LearningPage.Of(figures), cancel);
                    }

                    broken = [.. figures.SelectMany(figure => figure.Broken())];
                }
                finally
                {
                    if (kept is null)
                    {
                        Directory.Delete(trained, recursive: true);
                    }
                }

                foreach (var one in broken)
                {
                    Console.WriteLine($"Broken: {one}.");
                }

                return broken.Length == 0 ? 0 : 1;
            }
        );
        return command;
    }

    private static async Task<string> ManyAsync(string corpora, int count, CancellationToken cancel)
    {
        string[] arguments =
        [
            BuildPaths.Benchmarks,
            AdaptingCommand.Name,
            "--corpora",
            corpora,
            "--count",
            count.ToString(CultureInfo.InvariantCulture),
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = (await process.StandardOutput.ReadToEndAsync(cancel)).Trim().Split(' ');
        await process.WaitForExitAsync(cancel);
        return said.Length == 7
            ? $"{count} labels: {said[0]} s, {said[1]} MB at the most, {said[2]} MB of them the labels; AUC on dev.jsonl of toxicity "
                + $"{said[3]} before and {said[4]} after, of spam {said[5]} and {said[6]}"
            : throw new InvalidOperationException($"Adapting with {count} labels ended with {process.ExitCode}.");
    }

    private static Table Table(LearningColumns columns, LearningFigure[] figures)
    {
        var table = new Table().Title(columns.Title).AddColumns([.. columns.Columns.Select(column => column.Name)]);
        foreach (var figure in figures)
        {
            table.AddRow([.. columns.Columns.Select(column => column.Of(figure))]);
        }

        return table;
    }
}
