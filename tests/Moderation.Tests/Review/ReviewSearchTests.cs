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
