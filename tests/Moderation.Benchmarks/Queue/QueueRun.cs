using System.Diagnostics;
using Moderation.Service.Review;
using Moderation.Service.Security;

namespace Moderation.Benchmarks.Queue;

/// <summary>Asks a full queue what the desk asks.</summary>
internal sealed class QueueRun(FilledQueue queue, string database, Action<string> say)
{
    private const int Rounds = 9;
    private const int Page = 25;
    private const double FirstPage = 50;
    private const double NextPage = 20;
    private const double AnyFilter = 200;

    private readonly List<QueueFigure> _figures = [];

    /// <summary>All questions, each some times.</summary>
    /// <param name="depth">How many comments lie before the place from which the next page is asked.</param>
    public async Task<IReadOnlyList<QueueFigure>> RunAsync(int depth)
    {
        foreach (var order in Enum.GetValues<ReviewOrder>())
        {
            await ListAsync($"first page, {order}", new ReviewFilter(), order, null, FirstPage);
            var deep = await DeepAsync(order, depth);
            await ListAsync($"next page at {depth}, {order}", new ReviewFilter(), order, deep, NextPage);
        }

        var some = (await queue.Review.ListAsync(Actor.Service, new(), ReviewOrder.Risk, null, 1, default)).Items[0];
        var site = new ReviewFilter { SiteId = some.Decision.SiteId };
        foreach (var (name, filter) in Filters(site, some))
        {
            await ListAsync(name, filter, ReviewOrder.Risk, null, AnyFilter);
            await TimeAsync(
                $"count of {name}",
                AnyFilter,
                async () => (await queue.Review.CountAsync(Actor.Service, filter, default)).Value
            );
        }

        await TimeAsync(
            "counts of the lanes",
            AnyFilter,
            async () => (await queue.Review.CountLanesAsync(Actor.Service, default)).Judgement
        );
        await TimeAsync(
            "claim",
            NextPage,
            async () =>
                await queue.Claims.ClaimAsync(Actor.Service, some.Decision.SiteId, some.Decision.CommentId, default)
                    is null
                    ? 0
                    : 1
        );
        return _figures;
    }

    private static IEnumerable<(string Name, ReviewFilter Filter)> Filters(ReviewFilter site, ReviewItem some) =>
        [
            ("site", site),
            ("thread", new ReviewFilter { ThreadId = some.Decision.ThreadId }),
            ("toxicity", new ReviewFilter { Category = ReviewCategory.Toxicity }),
            ("other reasons", new ReviewFilter { Category = ReviewCategory.Other }),
            ("a reason", new ReviewFilter { Reason = "spam" }),
            ("a reason that none has", new ReviewFilter { Reason = "reported" }),
            ("language", new ReviewFilter { Language = "other" }),
            ("a busy author", site with { Author = "name:busy" }),
            ("an author", site with { Author = some.Author }),
            ("a day", new ReviewFilter { From = some.Since.AddMinutes(-1), To = some.Since.AddMinutes(1) }),
            ("both lanes", ReviewFilter.Everything),
            ("a rare word", new ReviewFilter { Text = "quokka" }),
            ("a common word", new ReviewFilter { Text = "the" }),
            ("a word that none has", new ReviewFilter { Text = "wombat" }),
            ("two letters", new ReviewFilter { Text = "qu" }),
            ("two letters that none has", new ReviewFilter { Text = "%_" }),
            ("a word on a site", site with { Text = "market" }),
        ];

    private async Task<ReviewCursor?> DeepAsync(ReviewOrder order, int depth)
    {
        ReviewCursor? after = null;
        for (var passed = 0; passed < depth; passed += 2_000)
        {
            var part = await queue.Review.ListAsync(Actor.Service, new(), order, after, 2_000, default);
            if (part.Next is null)
            {
                break;
            }

            after = part.Next;
        }

        return after;
    }

    private Task ListAsync(string name, ReviewFilter filter, ReviewOrder order, ReviewCursor? after, double goal) =>
        TimeAsync(
            name,
            goal,
            async () => (await queue.Review.ListAsync(Actor.Service, filter, order, after, Page, default)).Items.Count
        );

    private async Task TimeAsync(string question, double goal, Func<Task<int>> ask)
    {
        var times = new double[Rounds];
        var found = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            found = await ask();
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        _figures.Add(new(database, question, times[Rounds / 2], times[^1], found, goal));
        say($"{database}: {question}: {times[Rounds / 2]:0.0} ms");
    }
}
