using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Review;

/// <summary>What is under review.</summary>
public abstract class ReviewStoreTests(Store store) : StoreTests(store)
{
    private const string Pending = "A blockedword.";

    [Fact]
    public async Task List_SeveralPages_HoldEachCommentOnceTheMostRiskyFirst()
    {
        // Three risks, twenty comments each: within a risk the order must not change from page to page.
        string[] texts = [Pending, "You blockedword idiot, shut up.", "Thank you for the blockedword article."];
        await One.TakeAsync(Enumerable.Range(0, 60).Select(i => Comment($"c-{i * 7 % 60}", texts[i % 3])));

        var pages = new List<ReviewPage>();
        for (var page = 1; page <= 3; page++)
        {
            pages.Add(await Other.Review.ListAsync(Actor.Service, page, CancellationToken.None));
        }

        Assert.Equal([25, 25, 10], pages.Select(p => p.Items.Count));
        Assert.All(pages, p => Assert.Equal((3, 60), (p.Pages, p.Total)));
        var items = pages.SelectMany(p => p.Items).ToArray();
        Assert.Equal(60, items.Select(i => i.Decision.CommentId).Distinct().Count());
        Assert.Equal(3, items.Select(i => i.Risk).Distinct().Count());
        Assert.Equal(items.OrderByDescending(i => i.Risk).Select(i => i.Risk), items.Select(i => i.Risk));
        Assert.All(
            items,
            i => Assert.Equal(Math.Max(i.Decision.Scores.Toxicity, i.Decision.Scores.Spam), i.Risk, 0.0001)
        );
        Assert.All(items, i => Assert.Contains(i.Text, texts));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(3, 2)]
    [InlineData(int.MaxValue, 2)]
    public async Task List_APageThatIsNotThere_GivesTheNearest(int asked, int given)
    {
        await One.TakeAsync(Enumerable.Range(0, 30).Select(i => Comment($"c-{i}", Pending)));

        var page = await One.Review.ListAsync(Actor.Service, asked, CancellationToken.None);

        Assert.Equal(given, page.Page);
        Assert.Equal(given == 1 ? 25 : 5, page.Items.Count);
    }

    [Fact]
    public async Task List_NothingUnderReview_IsOneEmptyPage()
    {
        await One.TakeAsync(Comment("c"));

        var page = await One.Review.ListAsync(Actor.Service, 1, CancellationToken.None);

        Assert.Equal((1, 1, 0), (page.Page, page.Pages, page.Total));
        Assert.Empty(page.Items);
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

        var page = await One.Review.ListAsync(Actor.Service, 1, CancellationToken.None);

        Assert.Equal(
            ids.Where(i => i % 3 > 0).Select(i => ($"c-{i}", i % 3 == 1 ? 3 : 2)).Order(),
            page.Items.Select(i => (i.Decision.CommentId, i.Decision.Revision)).Order()
        );
    }
}

public sealed class PostgresReviewStoreTests() : ReviewStoreTests(Store.Postgres);

public sealed class SqliteReviewStoreTests() : ReviewStoreTests(Store.Sqlite);
