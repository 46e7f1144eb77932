using Moderation.Service.Review;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>Which comments a bulk is about.</summary>
public abstract class BulkChoiceTests(Store store) : StoreTests(store)
{
    private readonly Dictionary<string, string[]> _errors = [];

    [Fact]
    public async Task Resolve_AFilterWithAMistypedName_ChoosesNothingAndNamesThoseThatThereAre()
    {
        await One.TakeAsync(Comment("a", "A blockedword."), Comment("b", "A blockedword."));

        var chosen = await ResolveAsync(new([], [], "?resaon=spam&lane=all"));

        Assert.Empty(chosen);
        var (name, said) = Assert.Single(_errors);
        Assert.Equal("resaon", name);
        Assert.Contains("reason, language, author", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resolve_TheAddressOfAPage_ChoosesWhatItShows()
    {
        await One.TakeAsync(Comment("a", "A blockedword."), Comment("b", "A remark."));

        var chosen = await ResolveAsync(new([], [], "?order=newest&reason=blocked-word&site="));

        Assert.Empty(_errors);
        Assert.Equal(new CommentRef("site", "a", 1), Assert.Single(chosen));
    }

    // Pressed while the line was cut, it comes hours later.
    [Fact]
    public async Task Resolve_WhatCameOrWasEditedSinceItWasSeen_IsLeftOut()
    {
        await One.TakeAsync(Comment("a", "A blockedword."), Comment("b", "A blockedword."));
        var seen = await One.Review.SeenAsync(Ada, CancellationToken.None);
        await One.TakeAsync(Comment("b", "Another blockedword.", revision: 2), Comment("c", "A blockedword."));
        await Database.ScalarAsync<long?>("update under_review set wave_key = 7");

        foreach (var choice in new BulkChoice[] { new([], [], "?lane=all"), new([], [("site", "7")], null) })
        {
            Assert.Equal(3, (await ResolveAsync(choice)).Count);
            Assert.Equal(
                new CommentRef("site", "a", 1),
                Assert.Single(await ResolveAsync(choice with { Seen = seen }))
            );
        }
    }

    [Fact]
    public async Task Resolve_AWaveOfMoreThanABulkMayName_IsTooManyAndAtItsPageTheOldestAreSettled()
    {
        await WaveAsync(Bulks.Most + 1);

        var chosen = await ResolveAsync(new([], [("site", "7"), ("site", "7")], null));

        Assert.Empty(_errors);
        Assert.Equal(Bulks.Most + 1, chosen.Count);
        Assert.Equal(BulkRefusal.TooMany, (await One.Bulks.BeginAsync(Ada, chosen, NewVerdict.Approve)).Refusal);
        var bulk = (await One.WaveFiles.ApproveAsync(Ada, "site", 7, long.MaxValue)).Id;
        Assert.Equal(Bulks.Most, (await One.Bulks.ProgressAsync(Ada, bulk, CancellationToken.None))!.Total);
    }

    private Task<IReadOnlyList<CommentRef>> ResolveAsync(BulkChoice choice) =>
        choice.ResolveAsync(Ada, One.Review, _errors, CancellationToken.None);

    // One comes in, and the others are like it.
    private async Task WaveAsync(int count)
    {
        await One.TakeAsync(Comment("c", "A blockedword."));
        await Database.ScalarAsync<long?>("update under_review set wave_key = 7");
        await Database.ScalarAsync<long?>(
            $"""
            insert into under_review (
                site_id, comment_id, revision, risk, since, toxicity, spam, thread_id, author_hash, language, reasons,
                uncertainty, lane, wave_key
            )
            with recursive numbers (n) as (select 2 union all select n + 1 from numbers where n < {count})
            select site_id, comment_id || n, revision, risk, since, toxicity, spam, thread_id, author_hash, language,
                reasons, uncertainty, lane, wave_key
            from under_review cross join numbers
            """
        );
    }
}

public sealed class PostgresBulkChoiceTests() : BulkChoiceTests(Store.Postgres);

public sealed class SqliteBulkChoiceTests() : BulkChoiceTests(Store.Sqlite);
