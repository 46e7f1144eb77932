using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Review;

/// <summary>What is under review.</summary>
public abstract class ReviewStoreTests(Store store) : StoreTests(store)
{
    private const string Pending = "A blockedword.";

    [Fact]
    public async Task List_SeveralParts_HoldEachCommentOnceTheMostRiskyFirst()
    {
        // Three risks, twenty comments each: within a risk the order must not change from part to part.
        string[] texts = [Pending, "You blockedword idiot, shut up.", "Thank you for the blockedword article."];
        await One.TakeAsync(Enumerable.Range(0, 60).Select(i => Comment($"c-{i * 7 % 60}", texts[i % 3])));

        var parts = new List<ReviewCards>();
        do
        {
            parts.Add(await ListAsync(Other, parts.LastOrDefault()?.Next));
        } while (parts[^1].Next is not null);

        Assert.Equal([25, 25, 10], parts.Select(p => p.Items.Count));
        var items = parts.SelectMany(p => p.Items).ToArray();
        Assert.Equal(60, items.Select(i => i.Decision.CommentId).Distinct().Count());
        Assert.Equal(3, items.Select(i => i.Risk).Distinct().Count());
        Assert.Equal(items.OrderByDescending(i => i.Risk).Select(i => i.Risk), items.Select(i => i.Risk));
        Assert.All(
            items,
            i => Assert.Equal(Math.Max(i.Decision.Scores.Toxicity, i.Decision.Scores.Spam), i.Risk, 0.0001)
        );
        Assert.All(items, i => Assert.Contains(i.Text, texts));
    }

    [Fact]
    public async Task Follow_EditsOfMany_TheNewestRevisionDecides()
    {
        // Three kinds of comments by their number: edited and fine, edited and not, and not edited.
        var ids = Enumerable.Range(0, 30).ToArray();
        await One.TakeAsync(ids.Select(i => Comment($"c-{i}", Pending)));
        await One.TakeAsync(
            ids.Where(i => i % 3 < 2).Select(i => Comment($"c-{i}", i % 3 == 0 ? "Fine." : Pending, revision: 3))
        );
        // Older ones that come late change nothing, whatever is decided on them.
        await Other.TakeAsync(ids.Select(i => Comment($"c-{i}", i % 3 == 1 ? "Fine." : Pending, revision: 2)));

        var part = await ListAsync(One, after: null);

        Assert.Equal(
            ids.Where(i => i % 3 > 0).Select(i => ($"c-{i}", i % 3 == 1 ? 3 : 2)).Order(),
            part.Items.Select(i => (i.Decision.CommentId, i.Decision.Revision)).Order()
        );
    }

    private static Task<ReviewCards> ListAsync(Replica replica, ReviewCursor? after) =>
        replica.Review.ListAsync(
            Actor.Service,
            ReviewFilter.Everything,
            ReviewOrder.Risk,
            after,
            ReviewQueue.PageSize,
            CancellationToken.None
        );
}

public sealed class PostgresReviewStoreTests() : ReviewStoreTests(Store.Postgres);

public sealed class SqliteReviewStoreTests() : ReviewStoreTests(Store.Sqlite);
