using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Review;

/// <summary>What a card says of its comment.</summary>
public abstract class ReviewCardTests(Store store) : DeskTests(store)
{
    [Fact]
    public async Task Find_TitleAndParent_AreThere()
    {
        var parent = Comment("p", new string('x', 500)) with { Author = new CommentAuthor { Name = "Bea" } };
        await One.TakeAsync(parent, Comment("p", "Newer.", revision: 2) with { Author = parent.Author });
        await One.TakeAsync(Comment("c", Blocked) with { ThreadTitle = "Of ferries", ParentId = "p" });

        var item = await FindAsync("c");

        Assert.Equal("Of ferries", item.ThreadTitle);
        Assert.Equal(new ParentComment("p", "Newer.", "Bea"), item.Parent);
        Assert.Equal(Lane.Judgement, item.Lane);
    }

    [Fact]
    public async Task Find_ParentThatIsLongErasedOrUnknown_SaysWhatThereIs()
    {
        await One.TakeAsync(Comment("long", new string('x', 500)), Comment("gone"));
        await One.DeleteAsync("gone");
        await One.TakeAsync(
            Comment("a", Blocked) with
            {
                ParentId = "long",
            },
            Comment("b", Blocked) with
            {
                ParentId = "gone",
            },
            Comment("c", Blocked) with
            {
                ParentId = "never",
            },
            Comment("d", Blocked)
        );

        Assert.Equal(ReviewCardStore.BeginningLength, (await FindAsync("a")).Parent!.Beginning!.Length);
        Assert.Equal(new ParentComment("gone", null, null), (await FindAsync("b")).Parent);
        Assert.Equal(new ParentComment("never", null, null), (await FindAsync("c")).Parent);
        Assert.Null((await FindAsync("d")).Parent);
    }

    [Fact]
    public async Task Find_AuthorWithAPast_CountsCommentsByTheirNewestDecision()
    {
        var ann = new CommentAuthor { Id = "7", Name = "Ann" };
        await One.TakeAsync(
            Comment("a-1") with
            {
                Author = ann,
            },
            Comment("a-2") with
            {
                Author = ann,
            },
            Comment("a-3") with
            {
                Author = ann,
            },
            Comment("edited") with
            {
                Author = ann,
            },
            Comment("elsewhere") with
            {
                Author = ann,
                SiteId = "other",
            },
            Comment("someone") with
            {
                Author = new CommentAuthor { Id = "8" },
            },
            Comment("c", Blocked) with
            {
                Author = ann,
            }
        );
        await One.TakeAsync(Comment("edited", "Again.", revision: 2) with { Author = ann });
        await RuleAsync(One, "a-3", CommentState.Rejected);
        await One.DeleteAsync("a-2");

        Assert.Equal(new AuthorRecord(2, 1, false), (await FindAsync("c")).AuthorRecord);
    }

    [Fact]
    public async Task Find_AuthorWithALongPast_SaysThatThereIsMore()
    {
        var ann = new CommentAuthor { Name = "Ann" };
        await One.TakeAsync(
            Enumerable.Range(0, AuthorStore.Most + 10).Select(i => Comment($"a-{i}") with { Author = ann })
        );
        await One.TakeAsync(Comment("c", Blocked) with { Author = ann }, Comment("nobody", Blocked));

        var record = (await FindAsync("c")).AuthorRecord!;

        Assert.True(record.IsPartial);
        Assert.InRange(record.Approved, AuthorStore.Most - 1, AuthorStore.Most);
        Assert.Null((await FindAsync("nobody")).AuthorRecord);
    }

    [Fact]
    public async Task List_OfMoreAuthorsThanAreCountedAtOnce_CountsEachOnesOwn()
    {
        int[] authors = [.. Enumerable.Range(0, 30)];
        await One.TakeAsync(
            authors
                .SelectMany(i => Enumerable.Range(0, i % 3).Select(n => (i, Comment($"fine-{i}-{n}"))))
                .Concat(authors.Select(i => (i, Comment($"c-{i}", Blocked))))
                .Select(one => one.Item2 with { Author = new CommentAuthor { Id = $"{one.i}" } })
        );

        var cards = await One.Review.ListAsync(
            Actor.Service,
            Everything,
            ReviewOrder.Oldest,
            null,
            200,
            CancellationToken.None
        );

        Assert.Equal(
            authors.ToDictionary(i => $"c-{i}", i => new AuthorRecord(i % 3, 0, false)),
            cards.Items.ToDictionary(i => i.Decision.CommentId, i => i.AuthorRecord!)
        );
    }

    [Fact]
    public async Task Find_NotUnderReview_IsNothing()
    {
        await One.TakeAsync(Comment("fine"));

        Assert.Null(await One.Review.FindAsync(Actor.Service, "site", "fine", CancellationToken.None));
        Assert.Null(await One.Review.FindAsync(Actor.Service, "site", "never", CancellationToken.None));
    }

    private async Task<ReviewItem> FindAsync(string id) =>
        (await One.Review.FindAsync(Actor.Service, "site", id, CancellationToken.None))!;
}

public sealed class PostgresReviewCardTests() : ReviewCardTests(Store.Postgres);

public sealed class SqliteReviewCardTests() : ReviewCardTests(Store.Sqlite);
