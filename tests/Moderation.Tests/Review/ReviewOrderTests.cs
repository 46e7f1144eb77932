using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Review;

/// <summary>In which order comments under review come, and how one goes through them.</summary>
public abstract class ReviewOrderTests(Store store) : DeskTests(store)
{
    private static readonly string[] Texts =
    [
        Blocked,
        "You blockedword idiot, shut up.",
        "Thank you for the blockedword article.",
        "I think you are wrong, stupid blockedword argument",
    ];

    [Theory]
    [InlineData("Risk")]
    [InlineData("Oldest")]
    [InlineData("Uncertain")]
    [InlineData("Newest")]
    public async Task List_PartByPart_HoldsEachOnceInItsOrder(string name)
    {
        var order = Enum.Parse<ReviewOrder>(name);
        await using var desk = Desk();
        for (var batch = 0; batch < 4; batch++)
        {
            await desk.TakeAsync(Enumerable.Range(0, 10).Select(i => Comment($"c-{batch}-{i * 7 % 10}", Texts[i % 4])));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var items = new List<ReviewItem>();
        ReviewCursor? after = null;
        do
        {
            var part = await desk.Review.ListAsync(Actor.Service, Everything, order, after, 7, CancellationToken.None);
            items.AddRange(part.Items);
            // As an address carries it.
            Assert.True(part.Next is null || ReviewCursor.TryParse($"{part.Next}", order, out after));
            after = part.Next is null ? null : after;
        } while (after is not null);

        Assert.Equal(40, items.Select(i => i.Decision.CommentId).Distinct().Count());
        Assert.Equal(40, items.Count);
        Assert.Equal(Sorted(items, order), items.Select(i => Key(i, order)));
    }

    [Fact]
    public async Task List_OthersSettleMeanwhile_MissesNoneAndRepeatsNone()
    {
        await One.TakeAsync(Enumerable.Range(0, 30).Select(i => Comment($"c-{i:00}", Blocked)));
        var first = await One.Review.ListAsync(
            Actor.Service,
            Everything,
            ReviewOrder.Oldest,
            null,
            10,
            CancellationToken.None
        );

        // Among them is the very one behind which it goes on.
        foreach (var item in first.Items.TakeLast(5))
        {
            await Other.DeleteAsync(item.Decision.CommentId);
        }

        var second = await One.Review.ListAsync(
            Actor.Service,
            Everything,
            ReviewOrder.Oldest,
            first.Next,
            30,
            CancellationToken.None
        );
        Assert.Equal(Enumerable.Range(10, 20).Select(i => $"c-{i:00}"), second.Items.Select(i => i.Decision.CommentId));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Follow_BackUnderReview_StandsWhereItStood()
    {
        await using var desk = Desk();
        var author = new CommentAuthor { Name = "Ann" };
        await desk.TakeAsync(Comment("c", Toxic) with { ThreadId = "t", Author = author });
        await RuleAsync(desk, "c", CommentState.Rejected);
        Assert.Empty(await IdsAsync(desk, Everything with { Text = "idiot" }));

        await RuleAsync(desk, "c", CommentState.Pending, sequence: 3);

        var filter = new ReviewFilter
        {
            SiteId = "site",
            ThreadId = "t",
            Author = "name:ann",
            Category = ReviewCategory.Toxicity,
            Text = "idiot",
        };
        Assert.Equal(["c"], await IdsAsync(desk, filter));
    }

    private static IEnumerable<(double, string)> Sorted(List<ReviewItem> items, ReviewOrder order)
    {
        var keys = items.Select(i => Key(i, order));
        return order is ReviewOrder.Risk or ReviewOrder.Newest
            ? keys.OrderByDescending(k => k.Item1).ThenByDescending(k => k.Item2, StringComparer.Ordinal)
            : keys.OrderBy(k => k.Item1).ThenBy(k => k.Item2, StringComparer.Ordinal);
    }

    private static (double, string) Key(ReviewItem item, ReviewOrder order) =>
        (
            order switch
            {
                ReviewOrder.Risk => item.Risk,
                ReviewOrder.Uncertain => item.Decision.Reasons.Any(r => r.Code == "toxicity")
                    ? Math.Round(item.Decision.Scores.Toxicity - 0.5, 4)
                    : 1,
                _ => item.Since.Ticks,
            },
            item.Decision.CommentId
        );
}

public sealed class PostgresReviewOrderTests() : ReviewOrderTests(Store.Postgres);

public sealed class SqliteReviewOrderTests() : ReviewOrderTests(Store.Sqlite);
