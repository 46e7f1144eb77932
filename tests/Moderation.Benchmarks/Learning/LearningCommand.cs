using System.CommandLine;
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
        hold together with 95 %. Seconds are processor time. Then three blogs with up to 500,000 labels: what they learn, and what is
        forgotten of comments that they say nothing of. Ends with 1 where the adapted model is worse than the unadapted one
        beyond the interval in any order of arrival, a retraining takes more than 20 s, or too much is forgotten.
        """;

    // A table that is piped into a file has no terminal whose width it must fit.
    private const int WidthOfFile = 180;

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

                    var many = await new ManyLabels(folder, blogs).RunAsync(cancel);
                    foreach (var table in ManyLabels.Tables(many))
                    {
                        AnsiConsole.Write(table);
                    }

                    if (result.GetValue(html) is { } file)
                    {
                        await File.WriteAllTextAsync(file, LearningPage.Of(figures), cancel);
                    }

                    broken =
                    [
                        .. figures.SelectMany(figure => figure.Broken()),
                        .. many.SelectMany(one => one.Figure.Broken(one.Blog)),
                    ];
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
