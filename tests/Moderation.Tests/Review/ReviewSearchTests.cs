using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;

namespace Moderation.Tests.Review;

/// <summary>Comments under review that hold some characters.</summary>
public abstract class ReviewSearchTests(Store store) : DeskTests(store)
{
    private const string Family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";

    [Theory]
    [InlineData("Harbour")]
    [InlineData("hARBOUR w")]
    [InlineData("rb")]
    [InlineData("50%")]
    [InlineData("0% o")]
    [InlineData("a_b")]
    [InlineData("\"quoted\"")]
    [InlineData("\"q")]
    [InlineData("it's")]
    [InlineData("C:\\temp")]
    [InlineData("\\t")]
    [InlineData("ÉCOLE")]
    [InlineData("e\u0301cole")]
    [InlineData("Ärger")]
    [InlineData("ΣΟΦΊΑ")]
    [InlineData("привет")]
    [InlineData("日本")]
    [InlineData("日本語")]
    [InlineData(Family)]
    [InlineData("👍👍")]
    [InlineData("NOT (a OR b)*")]
    [InlineData("text:")]
    [InlineData("^near")]
    [InlineData("; drop table comments; --")]
    public async Task List_ByText_FindsWhatHoldsItAndNothingElse(string typed)
    {
        await One.TakeAsync(
            Comment(
                "long",
                "blockedword The harbour wall: 50% of a_b \"quoted\" it's C:\\temp école ärger σοφία Привет 日本語 "
                    + $"{Family} 👍👍 NOT (a OR b)* text: ^near ; drop table comments; --"
            ),
            Comment("plain", "blockedword 500 axb quoted its ecole arger temp a or b 日本 語 👍")
        );

        var found = await IdsAsync(One, Everything with { Text = typed });

        Assert.Equal(typed == "日本" ? ["long", "plain"] : ["long"], found);
        Assert.Equal(
            found.Length,
            (
                await One.Review.CountAsync(Service.Security.Actor.Service, Everything with { Text = typed }, default)
            ).Value
        );
    }

    [Theory]
    [InlineData("%%")]
    [InlineData("%%%")]
    [InlineData("__")]
    [InlineData("___")]
    [InlineData("\"\"\"")]
    [InlineData("* *")]
    [InlineData("\\\\")]
    [InlineData("AND")]
    public async Task List_ByTextOfQuerySyntax_FindsNothing(string typed)
    {
        await One.TakeAsync(Comment("c", "A blockedword remark."));

        Assert.Empty(await IdsAsync(One, Everything with { Text = typed }));
    }

    // More than are looked at one by one: what stands behind those is found as well, in the same order, and no page breaks
    // where one way of looking ends and the other begins.
    [Fact]
    public async Task List_ByTextAmongVeryMany_GivesEveryPageInOrder()
    {
        const int Many = 1_300;
        await One.TakeAsync(
            Enumerable
                .Range(0, Many)
                .Select(i =>
                    Comment(
                        $"c-{i:0000}",
                        $"A blockedword number {i}{(i % 3 == 0 ? " salmon" : "")}{(i % 400 == 399 ? " herring" : "")}."
                    )
                )
        );

        Assert.Equal(Ids(3, 0), await PagesAsync("salmon"));
        Assert.Equal(Ids(400, 399), await PagesAsync("herring"));
        Assert.Equal(Ids(1, 0), await PagesAsync("blockedword"));
        Assert.Empty(await PagesAsync("wombat"));

        string[] Ids(int step, int first) =>
            [.. Enumerable.Range(0, Many).Where(i => i % step == first).Select(i => $"c-{i:0000}")];

        async Task<string[]> PagesAsync(string text)
        {
            var ids = new List<string>();
            ReviewCursor? after = null;
            do
            {
                var filter = Everything with { Text = text };
                var page = await One.Review.ListAsync(Actor.Service, filter, ReviewOrder.Oldest, after, 100, default);
                ids.AddRange(page.Items.Select(item => item.Decision.CommentId));
                after = page.Next;
            } while (after is not null);

            return [.. ids];
        }
    }

    [Fact]
    public async Task List_ByText_FollowsEditsAndDeletions()
    {
        await One.TakeAsync(Comment("edited", "A blockedword herring."), Comment("gone", "A blockedword herring."));
        await One.TakeAsync(Comment("edited", "A blockedword salmon.", revision: 2));
        await One.DeleteAsync("gone");
        await One.TakeAsync(Comment("fine", "A herring."));

        Assert.Empty(await IdsAsync(One, Everything with { Text = "herring" }));
        Assert.Equal(["edited"], await IdsAsync(One, Everything with { Text = "SALMON" }));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from review_texts"));
    }
}

public sealed class PostgresReviewSearchTests() : ReviewSearchTests(Store.Postgres);

public sealed class SqliteReviewSearchTests() : ReviewSearchTests(Store.Sqlite);
