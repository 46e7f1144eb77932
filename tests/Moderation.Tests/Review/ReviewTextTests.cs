using Moderation.Service.Review;
using Moderation.Tests.Fixtures;
using Npgsql;

namespace Moderation.Tests.Review;

/// <summary>The texts by which the desk searches, which are stored a moment after their comments.</summary>
public abstract class ReviewTextTests(Store store) : DeskTests(store)
{
    [Fact]
    public async Task Complete_CrashBeforeTheTexts_FindsThemAgain()
    {
        await One.TakeAsync(
            Enumerable.Range(0, 1_200).Select(i => Comment($"c-{i}", $"A blockedword number {i}.")).ToArray()
        );
        await Database.ScalarAsync<long?>("delete from review_texts where comment_id <> 'c-7'");
        Assert.Empty(await IdsAsync(One, Everything with { Text = "number 1199" }));

        await One.Texts.CompleteAsync(default);

        Assert.Equal(["c-1199"], await IdsAsync(One, Everything with { Text = "number 1199" }));
        Assert.Equal(1_200, await CountAsync());
    }

    [Fact]
    public async Task Follow_SettledOrErasedMeanwhile_LeavesNoTextBehind()
    {
        await One.TakeAsync(Comment("settled", "A blockedword."), Comment("erased", "A blockedword."));
        await One.Verdicts.SettleAsync(Moderators.Ada, [new("site", "settled", 1)], NewVerdict.Approve);
        await One.DeleteAsync("erased");

        await One.Texts.FollowAsync([
            new("site", "settled", 1, "A blockedword."),
            new("site", "erased", 1, "A blockedword."),
        ]);
        await One.Texts.CompleteAsync(default);

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Follow_AnotherRevisionIsUnderReviewByNow_KeepsItsText()
    {
        await One.TakeAsync(Comment("c", "A blockedword of old."));
        await One.TakeAsync(Comment("c", "A new blockedword.", revision: 2));

        await One.Texts.FollowAsync([new("site", "c", 1, "A blockedword of old.")]);

        Assert.Empty(await IdsAsync(One, Everything with { Text = "of old" }));
        Assert.Equal(["c"], await IdsAsync(One, Everything with { Text = "a new" }));
    }

    private protected Task<long> CountAsync() => Database.ScalarAsync<long>("select count(*) from review_texts");
}

public sealed class PostgresReviewTextTests() : ReviewTextTests(Store.Postgres)
{
    [Theory]
    [InlineData("update under_review set wave_key = 1", 2)]
    [InlineData("update under_review set reported = reported + 1", 2)]
    [InlineData("delete from under_review", 1)]
    public async Task Follow_RowIsChangedMeanwhile_WaitsForNobodyAndLeavesOutWhatIsSettled(string change, long found)
    {
        await One.TakeAsync(Comment("c", "A blockedword."), Comment("d", "A blockedword."));
        await Database.ScalarAsync<long?>("delete from review_texts");
        await using var connection = new NpgsqlConnection(Database.PostgresConnection);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"{change} where comment_id = 'c'", connection, transaction);
        await command.ExecuteNonQueryAsync();

        await One.Texts.FollowAsync([new("site", "c", 1, "A blockedword."), new("site", "d", 1, "A blockedword.")]);

        Assert.Equal(found, await CountAsync());
    }
}

public sealed class SqliteReviewTextTests() : ReviewTextTests(Store.Sqlite);
