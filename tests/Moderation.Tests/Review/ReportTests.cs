using System.Security.Cryptography;
using Moderation.Contracts;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Review;

/// <summary>What readers report.</summary>
public abstract class ReportTests(Store store) : StoreTests(store)
{
    private const string Pending = "A blockedword.";

    [Fact]
    public async Task Report_OfAPublishedComment_PutsItUnderReviewAndLeavesItPublished()
    {
        await One.TakeAsync(Comment("c"));

        await ReportAsync("c");
        var first = Assert.Single(await ListAsync());
        await ReportAsync("c");

        Assert.Equal(["reported"], first.Decision.Reasons.Select(r => r.Code));
        Assert.Equal("A reader reported this.", first.Decision.Reasons[0].Message);
        var item = Assert.Single(await ListAsync());
        Assert.Equal((2, CommentState.Approved), (item.Reported, item.Decision.State));
        Assert.Equal("2 readers reported this.", item.Decision.Reasons[0].Message);
        Assert.Single((await One.History.FindAsync("site", "c", CancellationToken.None))!.History);
        Assert.Single(One.Transport.Sent);
    }

    [Fact]
    public async Task Report_OfAPendingComment_OnlyCounts()
    {
        await One.TakeAsync(Comment("c", Pending));
        var before = Assert.Single(await ListAsync());
        Clock.Advance(TimeSpan.FromMinutes(1));

        await ReportAsync("c", 3);

        var item = Assert.Single(await ListAsync());
        Assert.Equal((3, before.Since, before.Risk), (item.Reported, item.Since, item.Risk));
        Assert.Equal(before.Decision.Reasons.Count + 1, item.Decision.Reasons.Count);
    }

    [Fact]
    public async Task Report_OfWhatIsRejectedGoneEditedOrUnknown_ChangesNothing()
    {
        await One.TakeAsync(Comment("rejected"), Comment("gone"), Comment("edited"));
        await One.Verdicts.SettleAsync(Ada, [Ref("rejected")], NewVerdict.Reject("other"));
        await One.DeleteAsync("gone");
        await One.TakeAsync(Comment("edited", "Better words.", revision: 2));

        await ReportAsync("rejected", 5);
        await ReportAsync("gone", 5);
        await ReportAsync("unknown", 5);
        await ReportAsync("edited", 5, revision: 1);

        Assert.Empty(await ListAsync());
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from reports where comment_id = 'gone'"));
    }

    [Fact]
    public async Task Report_BeforeItsComment_CountsWithTheNextOne()
    {
        await ReportAsync("c", 2);
        await One.TakeAsync(Comment("c"));
        Assert.Empty(await ListAsync());

        await ReportAsync("c");

        Assert.Equal(3, Assert.Single(await ListAsync()).Reported);
    }

    [Fact]
    public async Task Report_OfWhatIsNotHere_IsToldFromWhatIs()
    {
        await One.TakeAsync(Comment("c"), Comment("gone"));
        await One.DeleteAsync("gone");

        Assert.True(await IsHereAsync("c"));
        Assert.True(await IsHereAsync("c", revision: 1));
        Assert.True(await IsHereAsync("gone"));
        Assert.False(await IsHereAsync("c", revision: 2));
        Assert.False(await IsHereAsync("unknown"));

        Task<bool> IsHereAsync(string id, int? revision = null) =>
            One.Reports.TakeAsync(Platform, Report(id, revision), null, isRepeat: false, default);
    }

    [Fact]
    public async Task Report_AfterAModeratorApproved_BringsItBackWithTheThirdNewOne()
    {
        await One.TakeAsync(Comment("c"));
        await ReportAsync("c", 2);
        await One.Verdicts.SettleAsync(Ada, [Ref("c")], NewVerdict.Approve);
        Assert.Empty(await ListAsync());

        await ReportAsync("c", 2);
        Assert.Empty(await ListAsync());
        await ReportAsync("c");
        Assert.Equal(5, Assert.Single(await ListAsync()).Reported);

        // Under review again, it may be settled although a verdict stands, which stands again when that is undone.
        var second = (await One.Verdicts.SettleAsync(Ben, [Ref("c")], NewVerdict.Reject("toxicity")))[0];
        Assert.Equal((VerdictOutcome.Done, 3), (second.Outcome, second.Made!.Sequence));
        Assert.Empty(await ListAsync());
        var undone = (await One.Verdicts.UndoAsync(Ada, [Ref("c")]))[0];
        Assert.Equal(CommentState.Approved, undone.Made!.State);
        Assert.Equal(5, Assert.Single(await ListAsync()).Reported);
        Assert.Equal(
            "Ada",
            await Database.ScalarAsync<string>(
                "select actor_name from verdicts where undone_at is null and replaced_sequence is null"
            )
        );
        Assert.Equal(
            VerdictOutcome.Done,
            (await One.Verdicts.SettleAsync(Ben, [Ref("c")], NewVerdict.Approve))[0].Outcome
        );
    }

    [Fact]
    public async Task Undo_OfAnApprovalAfterItWasReportedAnew_LeavesWhatPeopleDidSince()
    {
        await One.TakeAsync(Comment("c", Pending));
        await One.Verdicts.SettleAsync(Ada, [Ref("c")], NewVerdict.Approve);
        await ReportAsync("c", 3);
        Assert.Equal(VerdictOutcome.Done, (await One.Escalations.EscalateAsync(Ben, Ref("c"), "Look.")).Outcome);

        var undone = (await One.Verdicts.UndoAsync(Ada, [Ref("c")]))[0];

        Assert.Equal((VerdictOutcome.Done, CommentState.Pending), (undone.Outcome, undone.Made!.State));
        var item = Assert.Single(await ListAsync());
        Assert.Equal((3, "Ben", "Look."), (item.Reported, item.EscalatedBy, item.EscalationNote));
    }

    [Fact]
    public async Task Undo_OfAnApprovalOfWhatWasNotUnderReview_LeavesItUnderReviewWhereItWasReportedSince()
    {
        await One.TakeAsync(Comment("c"));
        await One.Verdicts.SettleAsync(Ada, [Ref("c")], NewVerdict.Approve);
        await ReportAsync("c", 3);

        await One.Verdicts.UndoAsync(Ada, [Ref("c")]);

        Assert.Equal(3, Assert.Single(await ListAsync()).Reported);
    }

    [Fact]
    public async Task List_WhatReadersReported_IsFoundWhateverElseSpeaksAgainstIt()
    {
        await One.TakeAsync(Comment("pending", Pending), Comment("published"), Comment("neither", Pending));
        await ReportAsync("pending");
        await ReportAsync("published");
        var reported = ReviewFilter.Everything with { Reason = "reported" };

        var chosen = await One.Review.SelectAsync(Ada, reported, 10, null, CancellationToken.None);
        var listed = await One.Review.ListAsync(Ada, reported, ReviewOrder.Oldest, null, 10, CancellationToken.None);

        Assert.Equal(["pending", "published"], chosen.Select(c => c.CommentId).Order());
        Assert.Equal(["pending", "published"], listed.Items.Select(i => i.Decision.CommentId).Order());
    }

    [Fact]
    public async Task Report_EditThatPasses_BeginsToCountAnew()
    {
        await One.TakeAsync(Comment("c", Pending));
        await ReportAsync("c", 2);

        await One.TakeAsync(Comment("c", Pending, revision: 2));

        Assert.Equal(0, Assert.Single(await ListAsync()).Reported);
    }

    [Fact]
    public async Task Report_MessageThatComesTwice_CountsOnce()
    {
        await One.TakeAsync(Comment("c"));
        var hash = SHA256.HashData("a message"u8);

        await TakeAsync(hash, isRepeat: false);
        await TakeAsync(hash, isRepeat: true);
        Assert.Equal(1, Assert.Single(await ListAsync()).Reported);

        // Two readers may say the same.
        await TakeAsync(hash, isRepeat: false);
        Assert.Equal(2, Assert.Single(await ListAsync()).Reported);

        Task TakeAsync(byte[] message, bool isRepeat) =>
            One.Reports.TakeAsync(Platform, Report("c"), message, isRepeat, CancellationToken.None);
    }

    [Fact]
    public async Task Report_ByWhoMayNotPublish_IsRefused() =>
        await Assert.ThrowsAsync<NotAllowedException>(() =>
            One.Reports.TakeAsync(Ada, Report("c"), null, isRepeat: false, CancellationToken.None)
        );

    private static CommentRef Ref(string id) => new("site", id, 1);

    private static CommentReported Report(string id, int? revision = null) =>
        new()
        {
            SiteId = "site",
            CommentId = id,
            Revision = revision,
            Category = "toxicity",
            ReportedAt = new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero),
        };

    private async Task ReportAsync(string id, int times = 1, int? revision = null)
    {
        for (var i = 0; i < times; i++)
        {
            var replica = i % 2 == 0 ? One : Other;
            await replica.Reports.TakeAsync(Platform, Report(id, revision), null, isRepeat: false, default);
        }
    }

    private async Task<IReadOnlyList<ReviewItem>> ListAsync() =>
        (
            await One.Review.ListAsync(
                Ada,
                ReviewFilter.Everything,
                ReviewOrder.Risk,
                null,
                100,
                CancellationToken.None
            )
        ).Items;
}

public sealed class PostgresReportTests() : ReportTests(Store.Postgres);

public sealed class SqliteReportTests() : ReportTests(Store.Sqlite);
