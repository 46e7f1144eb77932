using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Moderation.Engine.Models;
using Spectre.Console;

namespace Moderation.Benchmarks.Learning;

/// <summary>
/// Blogs with more labels than the others ever have: whether what their root knew of all other comments is still known, and
/// what a training takes. Each has a root that has seen nothing of it, and labels without choice.
/// </summary>
internal sealed class ManyLabels(string corpora, Blogs blogs)
{
    private static readonly (string Name, Category Category, string[] Sources)[] All =
    [
        ("news comments", Category.Toxicity, ["civil-spans"]),
        ("tweets", Category.Toxicity, ["davidson", "hatexplain"]),
        ("videos", Category.Spam, ["youtube"]),
    ];

    /// <summary>How many labels; where a blog has fewer texts, they come again and again.</summary>
    public static IReadOnlyList<int> Counts { get; } = [1_000, 10_000, 100_000, 500_000];

    /// <summary>Adapts each root to each number of labels, one process after the other.</summary>
    public async Task<IReadOnlyList<(string Blog, ManyFigure Figure)>> RunAsync(CancellationToken cancel)
    {
        var figures = new List<(string, ManyFigure)>();
        foreach (var (name, category, sources) in All)
        {
            var root = blogs.Without(sources);
            foreach (var count in Counts)
            {
                figures.Add((name, await AdaptAsync(root, category, sources, count, cancel)));
            }
        }

        return figures;
    }

    /// <summary>The tables: a line for each blog and number of labels, and one for each source at most labels.</summary>
    public static IEnumerable<Table> Tables(IReadOnlyList<(string Blog, ManyFigure Figure)> figures)
    {
        var sums = new Table()
            .Title("Many labels: mean AUC within the blog's sources, and within all that they say nothing of")
            .AddColumns("blog", "labels", "unadapted", "adapted", "difference, 95 %", "shipped")
            .AddColumns("others", "adapted", "difference, 95 %", "seconds", "MB", "of them labels");
        foreach (var (blog, figure) in figures)
        {
            var (own, others) = (figure.Own, figure.Others);
            sums.AddRow(
                blog,
                Text(figure.Labels, "0"),
                Text(own.Root),
                Text(own.Adapted),
                Gain(own),
                Text(own.Shipped),
                Text(others.Root),
                Text(others.Adapted),
                Gain(others),
                Text(figure.Seconds, "0"),
                Text(figure.Megabytes, "0"),
                Text(figure.MegabytesOfLabels, "0")
            );
        }

        yield return sums;
        foreach (var (blog, figure) in figures.GroupBy(one => one.Blog).Select(of => of.Last()))
        {
            var sources = new Table()
                .Title($"{blog}, {figure.Labels} labels, by source; * are the blog's")
                .AddColumns("source", "unadapted", "adapted", "difference, 95 %", "shipped");
            foreach (var one in figure.Sources)
            {
                sources.AddRow(
                    one.IsOfBlog ? $"{one.Source} *" : one.Source,
                    Text(one.Root),
                    Text(one.Adapted),
                    Gain(one),
                    Text(one.Shipped)
                );
            }

            yield return sources;
        }
    }

    private async Task<ManyFigure> AdaptAsync(
        string root,
        Category category,
        string[] sources,
        int count,
        CancellationToken cancel
    )
    {
        string[] arguments =
        [
            BuildPaths.Benchmarks,
            AdaptingCommand.Name,
            "--corpora",
            corpora,
            "--root",
            root,
            "--category",
            category.ToString(),
            "--count",
            count.ToString(CultureInfo.InvariantCulture),
            .. sources.SelectMany(source => new[] { "--source", source }),
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        using var ending = cancel.Register(process.Kill);
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<ManyFigure>(said)!
            : throw new InvalidOperationException($"Adapting with {count} labels ended with {process.ExitCode}.");
    }

    private static string Gain(SourceFigure source) =>
        $"{Text(source.Gain.Low, "+0.000;-0.000;0.000")} to {Text(source.Gain.High, "+0.000;-0.000;0.000")}";

    private static string Text(double value, string format = "0.000") =>
        value.ToString(format, CultureInfo.InvariantCulture);
}
