using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>Escalations that are taken back.</summary>
public abstract class EscalationTests(Store store) : StoreTests(store)
{
    private static readonly CommentRef C = new("site", "c", 1);

    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task TakeBack_OfOnesOwn_EndsItAndIsInTheHistory()
    {
        await EscalatedAsync();

        Assert.Equal(VerdictOutcome.Done, (await Other.Escalations.TakeBackAsync(Ada, C)).Outcome);

        var item = (await One.Review.FindAsync(Ben, "site", "c", _cancel))!;
        Assert.Equal((null, null, null), (item.EscalatedAt, item.EscalatedBy, item.EscalationNote));
        Assert.Equal(0, (await One.Review.CountEscalatedAsync(Ada, _cancel)).Value);
        Assert.Equal(
            "Ada",
            await Database.ScalarAsync<string>("select actor_name from history where action = 'escalate.undo'")
        );
        Assert.Equal(VerdictOutcome.NotEscalated, (await One.Escalations.TakeBackAsync(Ada, C)).Outcome);
    }

    [Fact]
    public async Task Escalate_WhatAnotherDid_LeavesThatAndSaysWhose()
    {
        await EscalatedAsync();

        var second = await Other.Escalations.EscalateAsync(Ben, C, "Mine.");
        var taken = await Other.Escalations.TakeBackAsync(Ben, C);

        Assert.Equal((VerdictOutcome.EscalatedByAnother, "Ada"), (second.Outcome, second.EscalatedBy));
        Assert.Equal((VerdictOutcome.EscalatedByAnother, "Ada"), (taken.Outcome, taken.EscalatedBy));
        Assert.Equal("Look.", (await One.Review.FindAsync(Ben, "site", "c", _cancel))!.EscalationNote);
        // Her own note she may replace, and an admin hands it back to the moderators.
        Assert.Equal(VerdictOutcome.Done, (await One.Escalations.EscalateAsync(Ada, C, "Look again.")).Outcome);
        Assert.Equal(VerdictOutcome.Done, (await One.Escalations.TakeBackAsync(Admin, C)).Outcome);
    }

    [Fact]
    public async Task Escalate_AProgramWithThePersonsName_IsAnother()
    {
        var namesake = new Actor("key:7", "Ada", Rights.Review);
        await EscalatedAsync();

        var second = await Other.Escalations.EscalateAsync(namesake, C, "Mine.");
        var taken = await Other.Escalations.TakeBackAsync(namesake, C);

        Assert.Equal(VerdictOutcome.EscalatedByAnother, second.Outcome);
        Assert.Equal(VerdictOutcome.EscalatedByAnother, taken.Outcome);
        Assert.Equal("Look.", (await One.Review.FindAsync(Ben, "site", "c", _cancel))!.EscalationNote);
    }

    [Fact]
    public async Task TakeBack_AfterAVerdictThatWasUndone_IsStillOnesOwn()
    {
        await EscalatedAsync();
        await One.Verdicts.SettleAsync(Ben, [C], NewVerdict.Approve);
        await One.Verdicts.UndoAsync(Ben, [C]);

        Assert.Equal(VerdictOutcome.EscalatedByAnother, (await One.Escalations.TakeBackAsync(Ben, C)).Outcome);
        Assert.Equal(VerdictOutcome.Done, (await One.Escalations.TakeBackAsync(Ada, C)).Outcome);
    }

    [Fact]
    public async Task Migrate_EscalatedBeforeIdsWereKept_BelongsToWhomTheHistoryNames()
    {
        var d = C with { CommentId = "d" };
        await EscalatedAsync();
        await One.TakeAsync(Comment("d", "A blockedword."));
        await One.Escalations.EscalateAsync(Ada, d, null);
        await One.Verdicts.SettleAsync(Ben, [d], NewVerdict.Approve);
        foreach (
            var step in new[]
            {
                "alter table under_review drop column escalated_by_id",
                "alter table verdicts drop column escalated_by_id",
                "drop index history_by_actor_id",
                "delete from schemaversions where scriptname like '%0022_tell_actors_by_id.sql'",
            }
        )
        {
            await Database.ScalarAsync<string>(step);
        }

        One.Database.Dialect.Migrate();

        await One.Verdicts.UndoAsync(Ben, [d]);
        foreach (var comment in new[] { C, d })
        {
            Assert.Equal(
                VerdictOutcome.EscalatedByAnother,
                (await One.Escalations.TakeBackAsync(Ben, comment)).Outcome
            );
            Assert.Equal(VerdictOutcome.Done, (await One.Escalations.TakeBackAsync(Ada, comment)).Outcome);
        }
    }

    [Fact]
    public async Task TakeBack_OfWhatIsSettledEditedOrUnknown_SaysWhy()
    {
        await EscalatedAsync();
        await One.Verdicts.SettleAsync(Ben, [C], NewVerdict.Approve);
        var settled = await One.Escalations.TakeBackAsync(Ada, C);
        await One.TakeAsync(Comment("c", "A blockedword, better.", revision: 2));

        Assert.Equal((VerdictOutcome.NotUnderReview, "Ben"), (settled.Outcome, settled.Earlier!.By));
        Assert.Equal(VerdictOutcome.Stale, (await One.Escalations.TakeBackAsync(Ada, C)).Outcome);
        var unknown = C with { CommentId = "none" };
        Assert.Equal(VerdictOutcome.Unknown, (await One.Escalations.TakeBackAsync(Ada, unknown)).Outcome);
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Escalations.TakeBackAsync(OfElsewhere, C));
    }

    [Fact]
    public async Task TakeBack_OfOneThatIsNotTheLast_IsFeltByOpenDesks()
    {
        await EscalatedAsync();
        await One.TakeAsync(Comment("d", "A blockedword."));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await One.Escalations.EscalateAsync(Ada, C with { CommentId = "d" }, null);
        var pulse = new PulseStore(Other.Database);
        var before = await pulse.ReadAsync(Clock.GetUtcNow(), _cancel);

        await One.Escalations.TakeBackAsync(Ada, C);

        Assert.NotEqual(before, await pulse.ReadAsync(Clock.GetUtcNow(), _cancel));
    }

    private async Task EscalatedAsync()
    {
        await One.TakeAsync(Comment("c", "A blockedword."));
        Assert.Equal(VerdictOutcome.Done, (await One.Escalations.EscalateAsync(Ada, C, "Look.")).Outcome);
    }
}

public sealed class PostgresEscalationTests() : EscalationTests(Store.Postgres);

public sealed class SqliteEscalationTests() : EscalationTests(Store.Sqlite);
