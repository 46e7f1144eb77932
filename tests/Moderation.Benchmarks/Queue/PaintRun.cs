using Microsoft.Playwright;
using Moderation.Benchmarks.Desk;

namespace Moderation.Benchmarks.Queue;

/// <summary>A moderator in Chromium at a full queue, whose service is a process of its own.</summary>
internal sealed class PaintRun(string database, Action<string> say)
{
    private const int Loads = 9;
    private const double FirstPaint = 1_000;
    private const int Verdicts = 100;
    private const double NextCard = 100;
    private const string Key = "a-key-for-benchmarks-a-key-for-benchmarks";

    /// <summary>Opens the desk some times, then settles card after card, each as soon as it is shown.</summary>
    /// <param name="storage">The setting that names the database, and its value.</param>
    public async Task<IReadOnlyList<QueueFigure>> RunAsync((string Key, string Value) storage)
    {
        await using var service = await Replica.StartAsync(storage, Key);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await OpenDesk.LaunchAsync(playwright);
        var desk = await OpenDesk.JoinAsync(browser, service.Link!, "Ada");
        var (paints, nexts, cards) = (new List<double>(), new List<double>(), 0);
        for (var load = 0; load < Loads; load++)
        {
            (var painted, cards) = await desk.PaintAsync(service.Address);
            paints.Add(painted);
        }

        for (var verdict = 0; verdict < Verdicts; verdict++)
        {
            nexts.Add(await desk.NextAsync());
        }

        return
        [
            Figure("cards of the desk painted in Chromium", paints, cards, FirstPaint),
            Figure("next card painted after a verdict's key", nexts, Verdicts, NextCard),
        ];
    }

    private QueueFigure Figure(string question, List<double> times, int found, double goal)
    {
        times.Sort();
        var figure = new QueueFigure(database, question, times[times.Count / 2], times[^1], found, goal);
        say($"{database}: {question}: {figure.MedianMs:0.0} ms");
        return figure;
    }
}
