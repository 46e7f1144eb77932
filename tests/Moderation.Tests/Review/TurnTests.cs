using System.Data.Common;
using Dapper;
using Moderation.Service.Review;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>What waits for its turn while somebody else changes the same comments, where writers do not queue by themselves.</summary>
public sealed class TurnTests() : StoreTests(Store.Postgres)
{
    [Fact]
    public async Task Step_ADeletionOfOneOfItsCommentsIsBeforeIt_BothAreDone()
    {
        await One.TakeAsync(Comment("c", "A blockedword."), Comment("d", "A blockedword."));
        var noted = NewVerdict.Make(Ruling.Reject, ["spam"], "A note.", out _)!;
        var bulk = await One.Bulks.BeginAsync(Ada, [new("site", "c", 1), new("site", "d", 1)], noted);
        var deletion = Task.CompletedTask;
        var step = Task.FromResult(false);

        await One.Database.WriteAsync(
            async transaction =>
            {
                await TakeTurnAsync(transaction);
                deletion = Other.DeleteAsync("c");
                await WaitersAsync(1);
                step = One.Bulks.StepAsync(CancellationToken.None);
                await WaitersAsync(2);
            },
            CancellationToken.None
        );
        await deletion;

        Assert.True(await step);
        var progress = (await One.Bulks.ProgressAsync(Ada, bulk.Id, CancellationToken.None))!;
        Assert.Equal((1, 1, true), (progress.Settled, progress.Gone, progress.Finished));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from verdicts where note is not null"));
    }

    [Fact]
    public async Task RejectExpired_SomebodyEscalatesMeanwhile_LeavesThatToPeople()
    {
        await using var desk = Replica.On(
            Database,
            Clock,
            ("Policy:SpamThreshold", "0.5"),
            ("Review:SurelySpam", "0.5")
        );
        const string Spam = "Cheap pills, buy viagra online now http://pills.example";
        await desk.TakeAsync(Comment("escalated", Spam), Comment("expired", Spam));
        Clock.Advance(TimeSpan.FromDays(8));
        var rejecting = Task.FromResult(0);

        await One.Database.WriteAsync(
            async transaction =>
            {
                await TakeTurnAsync(transaction);
                rejecting = desk.ExpiredSpam.RejectAsync(CancellationToken.None);
                await WaitersAsync(1);
                await new ReviewMarkStore(One.Database, Clock).EscalateAsync(
                    transaction,
                    Ada,
                    new("site", "escalated", 1),
                    "Is this spam?"
                );
            },
            CancellationToken.None
        );

        Assert.Equal(1, await rejecting);
        Assert.NotNull((await desk.Review.FindAsync(Ada, "site", "escalated", CancellationToken.None))?.EscalatedAt);
        Assert.Null(await desk.Review.FindAsync(Ada, "site", "expired", CancellationToken.None));
    }

    private Task TakeTurnAsync(DbTransaction transaction) =>
        transaction.Connection!.ExecuteAsync(One.Database.Dialect.OneAtATime, transaction: transaction);

    // They get their turns in the order in which they came.
    private Task WaitersAsync(int count) =>
        Wait.UntilAsync(
            async () =>
                await Database.ScalarAsync<long>(
                    """
                    select count(*) from pg_locks l join pg_database d on d.oid = l.database
                    where d.datname = current_database() and l.locktype = 'advisory' and not l.granted
                    """
                ) == count,
            () => $"there are not {count} who wait for their turn"
        );
}
