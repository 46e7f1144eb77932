using System.Data.Common;
using System.Text.Json;
using Moderation.Contracts;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Models.Rescoring;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Models;

/// <summary>What is under review, decided again by a model that took over.</summary>
public abstract class RescoringTests(Store store) : StoreTests(store)
{
    private static string Root => ShippedModel.Model.Version;

    private static string Mild => MovedModel.VersionOf(MovedModel.MildArchive);

    private static string Stern => MovedModel.VersionOf(MovedModel.SternArchive);

    [Fact]
    public async Task Run_WhatTheNewModelFindsHarmless_IsApprovedAndPublished()
    {
        await SternAsync();
        await One.TakeAsync(Comment("harmless"), Comment("blocked", "A blockedword."));
        await PromoteAsync(Mild, Stern);

        await One.Rescoring.RunAsync(default);

        var harmless = await EventsAsync("harmless");
        Assert.Equal(
            [(CommentState.Pending, Stern, 1), (CommentState.Approved, Mild, 2)],
            harmless.Select(e => (e.State, e.Model, e.Sequence))
        );
        Assert.Equal("service", harmless[1].DecidedBy);
        Assert.Equal(One.InForce.Current.Version, harmless[1].Policy);
        Assert.Empty(harmless[1].Reasons);
        var blocked = await EventsAsync("blocked");
        Assert.Equal((CommentState.Pending, Mild), (blocked[1].State, blocked[1].Model));
        Assert.Equal("blocked-word", Assert.Single(blocked[1].Reasons).Code);
        Assert.Equal(1, await One.UnderReviewAsync());
        Assert.Equal((2, 1, 0, RescoringEnd.Done), Progress(One));
        Assert.Contains(One.Transport.Sent, e => e is { CommentId: "harmless", Sequence: 2 });
    }

    [Fact]
    public async Task Run_WhatIsApprovedThen_IsDrawnForAuditsAsWhatIsApprovedAtOnce()
    {
        await using var auditing = Replica.On(Database, Clock, ("Audit:Rate", "1"));
        await SternAsync();
        await One.TakeAsync(Comment("harmless"), Comment("blocked", "A blockedword."));
        await PromoteAsync(Mild, Stern);
        await auditing.InForce.ReadAsync(default);

        await auditing.Rescoring.RunAsync(default);

        Assert.Equal("harmless", await Database.ScalarAsync<string>("select min(comment_id) from audits"));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from audits"));
    }

    [Fact]
    public async Task Run_WhatIsApprovedThen_CountsOnceAmongTheApprovedAndHasTheirChance()
    {
        var spammer = MovedModel.Packed(toxicity: -8, spam: 20);
        await using var auditing = Replica.On(Database, Clock, ("Audit:Rate", "0.5"));
        await SternAsync();
        await auditing.InForce.ReadAsync(default);
        await auditing.TakeAsync([
            Comment("blocked", "A blockedword."),
            Comment("settled"),
            .. Enumerable.Range(0, 40).Select(i => Comment($"c-{i}")),
        ]);
        await One.Verdicts.SettleAsync(Ada, [new("site", "settled", 1)], NewVerdict.Approve);
        Clock.Advance(TimeSpan.FromDays(7));
        // The first of two models sends them for spam: day and reasons of its decisions are not those that were counted.
        await One.Models.UploadAsync(Admin, new MemoryStream(spammer));
        await PromoteAsync(MovedModel.VersionOf(spammer), Stern);
        await auditing.InForce.ReadAsync(default);
        await auditing.Rescoring.RunAsync(default);
        Clock.Advance(TimeSpan.FromDays(1));
        await PromoteAsync(Mild, MovedModel.VersionOf(spammer));
        await auditing.InForce.ReadAsync(default);

        await auditing.Rescoring.RunAsync(default);
        await One.Verdicts.SettleAsync(
            Ada,
            [.. Enumerable.Range(0, 40).Select(i => new CommentRef("site", $"c-{i}", 1))],
            NewVerdict.Reject("toxicity")
        );

        var weeks = (await auditing.AuditFigures.WeeksAsync(Admin, default)).Where(w =>
            w.Category == AuditCategory.Any
        );
        Assert.Equal(40, Assert.Single(weeks).Approved.Population);
        // The one that a word holds, and the one that was settled.
        Assert.Equal((2, 2, 0), (await SentAsync("any"), await SentAsync("toxicity"), await SentAsync("spam")));
        var labels = await One.Labels.AllAsync(CancellationToken.None).ToListAsync();
        var again = labels.Where(label => label.Id.StartsWith("site/c-", StringComparison.Ordinal)).ToArray();
        Assert.Equal(40, again.Length);
        // Who was not drawn was found by somebody, with no known chance: never with certainty.
        var drawn = await Database.ScalarAsync<long>("select count(*) from audits");
        Assert.Equal(drawn, again.Count(label => label.Probability is not null));
        Assert.All(again, label => Assert.True(label.Probability is null or < 1));
        Assert.Equal(1, Assert.Single(labels, label => label.Id == "site/settled/1").Probability);
    }

    [Fact]
    public async Task Run_AgainOrOnTheOtherReplica_DecidesNothingTwice()
    {
        await SternAsync();
        await One.TakeAsync(Enumerable.Range(0, 250).Select(i => Comment($"c-{i}", "A blockedword.")));
        await PromoteAsync(Mild, Stern);
        await Other.InForce.ReadAsync(default);

        await Task.WhenAll(One.Rescoring.RunAsync(default), Other.Rescoring.RunAsync(default));
        await One.Rescoring.RunAsync(default);

        Assert.Equal(250, await Database.ScalarAsync<long>($"select count(*) from decisions where model = '{Mild}'"));
        Assert.Equal(500, await Database.ScalarAsync<long>("select count(*) from decisions"));
        Assert.Equal((0, 0, 0, RescoringEnd.Done), Progress(One));
    }

    [Fact]
    public async Task Run_WhatSomebodyTouched_IsLeftAlone()
    {
        await SternAsync();
        await One.TakeAsync(
            Comment("approved"),
            Comment("rejected"),
            Comment("undone"),
            Comment("escalated"),
            Comment("reported")
        );
        await One.Verdicts.SettleAsync(Ada, [new("site", "approved", 1)], NewVerdict.Approve);
        await One.Verdicts.SettleAsync(Ada, [new("site", "rejected", 1)], NewVerdict.Reject("toxicity"));
        await One.Verdicts.SettleAsync(Ada, [new("site", "undone", 1)], NewVerdict.Reject("toxicity"));
        await One.Verdicts.UndoAsync(Ada, [new("site", "undone", 1)]);
        await One.Escalations.EscalateAsync(Ada, new("site", "escalated", 1), null);
        await One.Reports.TakeAsync(
            Platform,
            new CommentReported { SiteId = "site", CommentId = "reported" },
            null,
            isRepeat: false,
            default
        );
        await PromoteAsync(Mild, Stern);
        var before = await Database.ScalarAsync<long>("select count(*) from decisions");

        await One.Rescoring.RunAsync(default);

        Assert.Equal(before, await Database.ScalarAsync<long>("select count(*) from decisions"));
        Assert.Equal(3, await One.UnderReviewAsync());
    }

    [Fact]
    public async Task Run_WhatStaysUnderReview_KeepsItsAgeAndIsPlacedAnew()
    {
        await One.TakeAsync(Comment("c", "A blockedword."));
        var before = await PlaceAsync();
        await One.Models.UploadAsync(Admin, new MemoryStream(MovedModel.SternArchive));
        Clock.Advance(TimeSpan.FromHours(3));
        await PromoteAsync(Stern, Root);

        await One.Rescoring.RunAsync(default);

        var after = await PlaceAsync();
        Assert.Equal(before.Since, after.Since);
        Assert.True(after.Risk > before.Risk, $"{before.Risk} to {after.Risk}");
        Assert.Contains(after.Reasons, reason => reason.Code == "toxicity");
        Assert.DoesNotContain(before.Reasons, reason => reason.Code == "toxicity");
    }

    [Fact]
    public async Task Run_WhatComesToSpam_WaitsThereFromThenOn()
    {
        var spammer = MovedModel.Packed(toxicity: -8, spam: 20);
        await One.TakeAsync(Comment("c", "A blockedword."));
        await One.Models.KeepConfiguredAsync(default);
        await One.Models.UploadAsync(Admin, new MemoryStream(spammer));
        Clock.Advance(TimeSpan.FromDays(30));
        await PromoteAsync(MovedModel.VersionOf(spammer), Root);
        var content = One.InForce.Current.Content with { BlockedWords = [] };
        await One.Policies.SaveAsync(Admin, content, null, One.InForce.Current.Version);

        await One.Rescoring.RunAsync(default);

        Assert.Equal("spam", await Database.ScalarAsync<string>("select lane from under_review"));
        Assert.Empty(await One.Review.ExpiredAsync(10, default));
    }

    [Fact]
    public async Task Run_AfterAnotherModelTookOverElsewhere_EndsAndSaysSo()
    {
        await SternAsync();
        await One.TakeAsync(Comment("c"));
        await PromoteAsync(Mild, Stern);
        await Other.InForce.ReadAsync(default);
        await PromoteAsync(Root, Mild);

        // It has not heard of it yet.
        await Other.Rescoring.RunAsync(default);

        Assert.Single(await EventsAsync("c"));
        Assert.Equal((0, 0, 0, RescoringEnd.Overtaken), Progress(Other));
        await One.Rescoring.RunAsync(default);
        Assert.Equal(Root, (await EventsAsync("c"))[^1].Model);
    }

    [Fact]
    public async Task Preview_SaysWhatRunWouldDoAndStoresNothing()
    {
        await SternAsync();
        await One.TakeAsync(Comment("a"), Comment("b"), Comment("c", "A blockedword."));
        await PromoteAsync(Mild, Stern);

        var preview = await One.Rescoring.PreviewAsync(Admin, default);

        Assert.Equal((Mild, 3, 2, false), (preview.Model, preview.Looked, preview.Approved, preview.IsCut));
        Assert.Equal((3, 2), (preview.First, preview.LeaveFirst));
        Assert.Equal(3, await Database.ScalarAsync<long>("select count(*) from decisions"));
        await One.Rescoring.RunAsync(default);
        Assert.Equal((3, 2, 0, RescoringEnd.Done), Progress(One));
        Assert.Equal(0, (await One.Rescoring.PreviewAsync(Admin, default)).Looked);
    }

    [Fact]
    public async Task Begin_WhileItGoesOn_BeginsNothing()
    {
        Assert.True(await One.Rescoring.BeginAsync(Admin));
        Assert.False(await One.Rescoring.BeginAsync(Admin));

        await One.Rescoring.BegunAsync(default);
        await One.Rescoring.RunAsync(default);
        Assert.True(await One.Rescoring.BeginAsync(Admin));
        var deeds = await One.Deeds.FindAsync(Admin, new HistoryFilter(), null, 10, default);
        Assert.Equal(["model.rescore", "model.rescore"], deeds.Select(deed => deed.Action));
    }

    [Fact]
    public async Task Begin_PressedByManyAtOnce_IsBegunAndToldOnce()
    {
        var begun = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => One.Rescoring.BeginAsync(Admin)))
        );

        Assert.Single(begun, isBegun => isBegun);
        var deeds = await One.Deeds.FindAsync(Admin, new HistoryFilter(), null, 10, default);
        Assert.Equal("model.rescore", Assert.Single(deeds).Action);
    }

    [Fact]
    public async Task Begin_ThatCannotBeTold_MayBeBegunAgain()
    {
        await Database.ExecuteAsync("alter table history rename to history_away");
        await Assert.ThrowsAnyAsync<DbException>(() => One.Rescoring.BeginAsync(Admin));
        Assert.Null(One.Rescoring.Progress);
        await Database.ExecuteAsync("alter table history_away rename to history");

        Assert.True(await One.Rescoring.BeginAsync(Admin));
    }

    [Fact]
    public async Task EachMethod_ByAModerator_Refuses()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Rescoring.PreviewAsync(Ada, default));
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Rescoring.BeginAsync(Ada));
    }

    private static (int Decided, int Approved, int Left, RescoringEnd? End) Progress(Replica replica)
    {
        var progress = replica.Rescoring.Progress!;
        return (progress.Decided, progress.Approved, progress.Left, progress.End);
    }

    // Everything goes to review.
    private async Task SternAsync()
    {
        await One.Models.KeepConfiguredAsync(default);
        await One.Models.UploadAsync(Admin, new MemoryStream(MovedModel.SternArchive));
        await One.Models.UploadAsync(Admin, new MemoryStream(MovedModel.MildArchive));
        await PromoteAsync(Stern, Root);
    }

    private async Task PromoteAsync(string version, string basedOn)
    {
        await One.Models.KeepConfiguredAsync(default);
        var answer = await One.Promotions.PromoteAsync(Admin, version, null, basedOn);
        Assert.Equal(PromotionOutcome.Promoted, answer.Outcome);
    }

    private async Task<IReadOnlyList<DecisionMade>> EventsAsync(string commentId) =>
        [
            .. (await One.Decisions.HistoryAsync("site", commentId, default)).Select(stored =>
                JsonSerializer.Deserialize<DecisionMade>(stored.Body, Wire.Json)!
            ),
        ];

    private Task<long> SentAsync(string category) =>
        Database.ScalarAsync<long>(
            $"select cast(coalesce(sum(comments), 0) as bigint) from sent_populations where category = '{category}'"
        );

    private async Task<(DateTimeOffset Since, float Risk, IReadOnlyList<Reason> Reasons)> PlaceAsync()
    {
        var item = (await One.Review.FindAsync(Actor.Service, "site", "c", default))!;
        return (item.Since, item.Risk, item.Decision.Reasons);
    }
}

public sealed class PostgresRescoringTests() : RescoringTests(Store.Postgres);

public sealed class SqliteRescoringTests() : RescoringTests(Store.Sqlite);
