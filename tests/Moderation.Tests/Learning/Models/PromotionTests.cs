using System.Runtime.CompilerServices;
using System.Text.Json;
using Moderation.Contracts;
using Moderation.Engine.Models;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Engine;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Models;

/// <summary>Which model scores, and how another takes over.</summary>
public abstract class PromotionTests(Store store) : StoreTests(store)
{
    private static string Root => ShippedModel.Model.Version;

    [Fact]
    public async Task Promote_OnOneReplica_DecidesOnTheOtherWithinFiveSeconds()
    {
        await StartAsync(Other);
        var stern = await UploadAsync(MovedModel.SternArchive);
        await Other.TakeAsync(Comment("before"));

        var answer = await PromoteAsync(stern, Root, "It is sharper.");
        await One.TakeAsync(Comment("here"));
        await Wait.UntilAsync(
            () => Other.InForce.Current.Model.Version == stern,
            () => $"still {Other.InForce.Current.Model.Version}",
            TimeSpan.FromSeconds(5)
        );
        await Other.TakeAsync(Comment("there"));

        var (newest, policy) = (answer.Newest!, answer.Policy!);
        Assert.Equal((1, stern, Root, (int?)null), (newest.Number, newest.Version, newest.Replaces, newest.Restores));
        Assert.Equal(("Dora", "account:4", "It is sharper."), (newest.MadeBy, newest.MadeById, newest.Note));
        Assert.Equal(Clock.GetUtcNow(), newest.MadeAt);
        Assert.Equal((CommentState.Approved, Root, One.InForce.Configured.Version), await DecisionAsync("before"));
        Assert.Equal((CommentState.Pending, stern, policy), await DecisionAsync("here"));
        Assert.Equal((CommentState.Pending, stern, policy), await DecisionAsync("there"));
        Assert.Equal(newest, Assert.Single(await Other.Promotions.ListAsync(Admin, default)));
        Assert.Equal(
            ["model.promote", "model.upload", "policy.save"],
            (await DeedsAsync()).Select(deed => deed.Action).Order()
        );
    }

    [Fact]
    public async Task Promote_WhileThePolicyHasThresholds_SavesOneThatLeavesThemToTheModel()
    {
        var stern = await UploadAsync(MovedModel.SternArchive);
        var before = One.InForce.Current;

        await PromoteAsync(stern, Root);

        var (current, saved) = await One.Policies.CurrentAsync(Admin, default);
        Assert.Equal((1d, 1d), (before.Policy.ToxicityThreshold, before.Policy.SpamThreshold));
        Assert.True(saved!.Content.IsSameAs(before.Content with { ToxicityThreshold = null, SpamThreshold = null }));
        Assert.Contains(stern, saved.Note, StringComparison.Ordinal);
        Assert.Equal(
            ShippedModel.Model.Thresholds,
            new Thresholds(current.Policy.ToxicityThreshold, current.Policy.SpamThreshold)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Promote_TrainedModelAfterThresholdsWereLowered_LetsNoMoreThroughUnlessItHasAGuarantee(
        bool isGuaranteed
    )
    {
        var (own, lowered) = (ShippedModel.Model.Thresholds, ShippedModel.Model.Thresholds.Toxicity / 2);
        var trained = NewModel.Of(
            ModelSource.OfArchive(new MemoryStream(MovedModel.SternArchive)),
            ModelOrigin.Trained
        );
        await One.Models.KeepConfiguredAsync(default);
        await One.Database.WriteAsync(
            transaction =>
                One.ModelStore.AddAsync(
                    transaction,
                    trained with
                    {
                        Report = "{}",
                        ExaminedAgainst = Root,
                        IsGuaranteed = isGuaranteed,
                    },
                    Admin,
                    Clock.GetUtcNow()
                ),
            default
        );
        await SaveAsync(One.InForce.Current.Content with { ToxicityThreshold = lowered, SpamThreshold = null });
        var standings = (await Other.Promotions.ReadAsync(Admin, default)).Models;
        var told = standings.Single(standing => standing.Model.Version == trained.Version).Change!;

        await PromoteAsync(trained.Version, Root);

        var policy = One.InForce.Current.Policy;
        Assert.Equal(
            (isGuaranteed ? own.Toxicity : lowered, own.Spam),
            (policy.ToxicityThreshold, policy.SpamThreshold)
        );
        Assert.Equal(new Thresholds(policy.ToxicityThreshold, policy.SpamThreshold), told.Then);
        Assert.Equal(!isGuaranteed, told.IsHeld);
    }

    [Fact]
    public async Task Promote_ModelThatScoredBefore_BringsBackTheThresholdsThatHeldWithIt()
    {
        var stern = await UploadAsync(MovedModel.SternArchive);
        await PromoteAsync(stern, Root);
        await SaveAsync(One.InForce.Current.Content with { ToxicityThreshold = 0.9, MaxLinks = 7 });

        var back = await PromoteAsync(Root, stern);
        var root = One.InForce.Current;
        var forth = await PromoteAsync(stern, Root);

        Assert.Equal((1, 2), (back.Newest!.Restores, forth.Newest!.Restores));
        Assert.Equal((1d, 1d), (root.Content.ToxicityThreshold, root.Content.SpamThreshold));
        // The rest of a policy is no matter of the model.
        Assert.Equal(7, root.Content.MaxLinks);
        Assert.Equal(Root, root.Model.Version);
        var current = One.InForce.Current;
        Assert.Equal((0.9, null), (current.Content.ToxicityThreshold, current.Content.SpamThreshold));
        Assert.Equal((stern, 3), (current.Model.Version, current.Promotion));
        Assert.Equal(2, (await DeedsAsync()).Count(deed => deed.Action == "model.rollback"));
    }

    [Fact]
    public async Task AreOfAnother_PolicyOfBeforeThePromotion_IsTold()
    {
        await SaveAsync(One.InForce.Current.Content with { ToxicityThreshold = 0.7 });
        var before = One.InForce.Current;
        Assert.False(await One.Promotions.AreOfAnotherAsync(Admin, before.Content, before.Number, default));

        await PromoteAsync(await UploadAsync(MovedModel.SternArchive), Root);
        await SaveAsync(One.InForce.Current.Content with { ToxicityThreshold = 0.6 });
        var after = One.InForce.Current;

        Assert.True(await Other.Promotions.AreOfAnotherAsync(Admin, before.Content, before.Number, default));
        Assert.False(await Other.Promotions.AreOfAnotherAsync(Admin, after.Content, after.Number, default));
        var open = before.Content with { ToxicityThreshold = null, SpamThreshold = null };
        Assert.False(await Other.Promotions.AreOfAnotherAsync(Admin, open, before.Number, default));
    }

    [Fact]
    public async Task Promote_ByTwoAtOnce_PromotesOneAndTellsTheOther()
    {
        var (stern, mild) = (await UploadAsync(MovedModel.SternArchive), await UploadAsync(MovedModel.MildArchive));

        var answers = await Task.WhenAll(
            One.Promotions.PromoteAsync(Admin, stern, null, Root),
            Other.Promotions.PromoteAsync(Admin, mild, null, Root)
        );

        var won = Assert.Single(answers, a => a.Outcome == PromotionOutcome.Promoted);
        var lost = Assert.Single(answers, a => a.Outcome == PromotionOutcome.Overtaken);
        Assert.Equal(won.Champion, lost.Champion);
        Assert.Equal(won.Newest, lost.Newest);
        Assert.Single(await One.Promotions.ListAsync(Admin, default));
        // Told is told: both score with it.
        Assert.Equal(won.Champion, One.InForce.Current.Model.Version);
        Assert.Equal(won.Champion, Other.InForce.Current.Model.Version);
    }

    [Fact]
    public async Task Promote_TheChampion_ChangesNothing()
    {
        await One.Models.KeepConfiguredAsync(default);

        var answer = await One.Promotions.PromoteAsync(Admin, Root, null, Root);

        Assert.Equal(PromotionOutcome.Same, answer.Outcome);
        Assert.Empty(await One.Promotions.ListAsync(Admin, default));
    }

    [Fact]
    public async Task Promote_WhatIsNotThere_IsUnknown()
    {
        var answer = await One.Promotions.PromoteAsync(Admin, "1-00000000", null, Root);

        Assert.Equal(PromotionOutcome.Unknown, answer.Outcome);
    }

    [Theory]
    [InlineData(null, null, "not finished")]
    [InlineData("{}", "It is worse at spam.", "worse at spam")]
    public async Task Promote_TrainedModelThatIsNotOffered_IsRefusedAndSaysWhy(
        string? report,
        string? refusal,
        string said
    )
    {
        var version = await TrainedAsync(report, refusal);

        var answer = await One.Promotions.PromoteAsync(Admin, version, null, Root);

        Assert.Equal(PromotionOutcome.Refused, answer.Outcome);
        Assert.Contains(said, answer.Refusal, StringComparison.Ordinal);
        Assert.Equal(Root, One.InForce.Current.Model.Version);
        Assert.Empty(await One.Promotions.ListAsync(Admin, default));
    }

    [Fact]
    public async Task Promote_TrainedModelThatIsOffered_Takes()
    {
        var version = await TrainedAsync("{}", null);

        await PromoteAsync(version, Root);

        Assert.Equal(version, One.InForce.Current.Model.Version);
    }

    [Fact]
    public async Task Promote_ModelWithOtherBytes_IsRefusedBeforeAnybodyTakesIt()
    {
        var stern = await UploadAsync(MovedModel.SternArchive);
        await DamageAsync(stern);

        var answer = await One.Promotions.PromoteAsync(Admin, stern, null, Root);

        Assert.Equal(PromotionOutcome.Refused, answer.Outcome);
        Assert.Contains("hash", answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(await One.Promotions.ListAsync(Admin, default));
    }

    [Fact]
    public async Task Champion_WhoseHashDoesNotMatch_IsRefusedAndTheLastGoodPairStays()
    {
        await Other.InForce.ReadAsync(default);
        var before = Other.InForce.Current;
        var stern = await UploadAsync(MovedModel.SternArchive);
        await PromoteAsync(stern, Root);
        await DamageAsync(stern);

        await Other.InForce.ReadAsync(default);
        await Other.InForce.ReadAsync(default);

        var refused = Other.InForce.Refused!;
        Assert.Equal((1, stern), (refused.Promotion, refused.Version));
        Assert.Contains("hash", refused.Why, StringComparison.Ordinal);
        Assert.Contains(stern, await HealthAsync(Other), StringComparison.Ordinal);
        var current = Other.InForce.Current;
        Assert.Equal(before.Model.Version, current.Model.Version);
        // The thresholds that came with the other model are not this one's.
        Assert.Equal((1d, 1d), (current.Policy.ToxicityThreshold, current.Policy.SpamThreshold));

        // What an admin saves meanwhile holds all the same, and so do the thresholds.
        await SaveAsync(One.InForce.Current.Content with { BlockedWords = ["teapot"] });
        await Other.InForce.ReadAsync(default);
        Assert.Equal(["teapot"], Other.InForce.Current.Content.BlockedWords);
        Assert.Equal(1d, Other.InForce.Current.Policy.ToxicityThreshold);
        Assert.Equal(Root, Other.InForce.Current.Model.Version);
    }

    [Fact]
    public async Task Policy_SavedWhileTheChampionIsRefused_HoldsButForThresholdsThatAreMilder()
    {
        await SaveAsync(One.InForce.Current.Content with { ToxicityThreshold = 0.6, SpamThreshold = 0.6 });
        await Other.InForce.ReadAsync(default);
        var stern = await UploadAsync(MovedModel.SternArchive);
        await PromoteAsync(stern, Root);
        await DamageAsync(stern);
        await Other.InForce.ReadAsync(default);

        await SaveAsync(
            One.InForce.Current.Content with
            {
                ToxicityThreshold = 0.4,
                SpamThreshold = 0.9,
                BlockedWords = ["teapot"],
                MaxLinks = 9,
                SurelySpam = 0.97,
            }
        );
        await Other.InForce.ReadAsync(default);

        var current = Other.InForce.Current;
        Assert.Equal((Root, One.InForce.Current.Version), (current.Model.Version, current.Version));
        Assert.Equal((9, 0.97), (current.Policy.MaxLinks, current.Content.SurelySpam));
        Assert.Equal(["teapot"], current.Policy.BlockedWords);
        // 0.9 was chosen for scores of the other model, and would approve by this one's.
        Assert.Equal((0.4, 0.6), (current.Policy.ToxicityThreshold, current.Policy.SpamThreshold));
        Assert.Equal(0.9, One.InForce.Current.Policy.SpamThreshold);

        // Whoever wants it milder says first which model it is for.
        var back = await Other.Promotions.PromoteAsync(Admin, Root, null, stern);
        Assert.Equal(PromotionOutcome.Promoted, back.Outcome);
        await One.InForce.ReadAsync(default);
        await SaveAsync(One.InForce.Current.Content with { SpamThreshold = 0.9 });
        await Other.InForce.ReadAsync(default);
        Assert.Null(Other.InForce.Current.Held);
        Assert.Equal(0.9, Other.InForce.Current.Policy.SpamThreshold);
    }

    [Fact]
    public async Task Policy_ThatWasMissedBeforeTheChampionWasRefused_GivesTheThresholdsOfTheModelThatDecides()
    {
        await Other.InForce.ReadAsync(default);
        await SaveAsync(One.InForce.Current.Content with { ToxicityThreshold = 0.8, SpamThreshold = 0.3 });
        var stern = await UploadAsync(MovedModel.SternArchive);
        await PromoteAsync(stern, Root);
        await DamageAsync(stern);

        // It was away from the save on, and sees all at once.
        await Other.InForce.ReadAsync(default);

        var current = Other.InForce.Current;
        Assert.Equal((Root, One.InForce.Current.Version), (current.Model.Version, current.Version));
        Assert.Equal((0.8, 0.3), (current.Policy.ToxicityThreshold, current.Policy.SpamThreshold));
    }

    [Fact]
    public async Task Champion_WhoseHashDoesNotMatch_GivesWayToTheOneBeforeOnAReplicaThatStarts()
    {
        var (stern, mild) = (await UploadAsync(MovedModel.SternArchive), await UploadAsync(MovedModel.MildArchive));
        await PromoteAsync(mild, Root);
        await SaveAsync(One.InForce.Current.Content with { ToxicityThreshold = 0.7 });
        await PromoteAsync(stern, mild);
        await DamageAsync(stern);

        await Other.InForce.ReadAsync(default);

        Assert.Equal((mild, 1), (Other.InForce.Current.Model.Version, Other.InForce.Current.Promotion));
        Assert.Equal(0.7, Other.InForce.Current.Policy.ToxicityThreshold);
        Assert.Equal(stern, Other.InForce.Refused!.Version);

        // Back with one press.
        var back = await Other.Promotions.PromoteAsync(Admin, mild, null, stern);
        Assert.Equal(PromotionOutcome.Promoted, back.Outcome);
        Assert.Null(Other.InForce.Refused);
        Assert.Equal((mild, 3), (Other.InForce.Current.Model.Version, Other.InForce.Current.Promotion));
        Assert.Equal(0.7, Other.InForce.Current.Content.ToxicityThreshold);
    }

    [Fact]
    public async Task Champion_WhoseRowWasMended_IsTakenAfterAMinute()
    {
        var stern = await UploadAsync(MovedModel.SternArchive);
        await PromoteAsync(stern, Root);
        await DamageAsync(stern);
        await Other.InForce.ReadAsync(default);
        await Database.ScalarAsync<int>($"update models set sha256 = substr(sha256, 2) where version = '{stern}'");

        await Other.InForce.ReadAsync(default);
        Assert.NotNull(Other.InForce.Refused);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Other.InForce.ReadAsync(default);

        Assert.Null(Other.InForce.Refused);
        Assert.Equal(stern, Other.InForce.Current.Model.Version);
        Assert.Equal("", await HealthAsync(Other));
    }

    [Fact]
    public async Task ConfiguredModel_IsKeptSoThatOneCanComeBackToIt()
    {
        await One.Models.KeepConfiguredAsync(default);
        await Other.Models.KeepConfiguredAsync(default);

        var kept = Assert.Single(await One.Models.ListAsync(Admin, default));

        Assert.Equal((Root, ModelOrigin.Shipped, Actor.Service.Id), (kept.Version, kept.Origin, kept.MadeById));
        Assert.Equal(ShippedModel.Model.Thresholds, kept.Thresholds);
        var archive = await One.Models.ArchiveAsync(Admin, Root, default);
        Assert.Equal(ModelArchive.Hash(archive!), kept.Sha256);
        Assert.Equal(archive!.Length, kept.Size);
        Assert.Equal(Root, Model.Load(new MemoryStream(archive)).Version);
    }

    [Fact]
    public async Task Upload_Twice_IsStoredOnce()
    {
        var first = await One.Models.UploadAsync(Admin, new MemoryStream(MovedModel.SternArchive));
        var second = await Other.Models.UploadAsync(Admin, new MemoryStream(MovedModel.SternArchive));

        Assert.True(first.IsNew);
        Assert.False(second.IsNew);
        Assert.Equal(first.Model, second.Model);
        Assert.Equal((ModelOrigin.Uploaded, "Dora"), (first.Model!.Origin, first.Model.MadeBy));
        Assert.Single(await One.Models.ListAsync(Admin, default));
        Assert.Equal(Root, One.InForce.Current.Model.Version);
        Assert.Equal("model.upload", Assert.Single(await DeedsAsync()).Action);
    }

    [Fact]
    public async Task Upload_AnAdaptedModel_KnowsItsRoot()
    {
        var parts = ModelReader.ReadParts(ModelSource.OfArchive(new MemoryStream(MovedModel.SternArchive)));
        var adaptation = new ManifestAdaptation(Root, 1, [], new Dictionary<string, string>());
        var adapted = parts with { Manifest = parts.Manifest with { Adaptation = adaptation } };
        var archive = ModelArchive.Pack(ModelSource.Of(ModelWriter.Pack(adapted)));

        var answer = await One.Models.UploadAsync(Admin, new MemoryStream(archive));

        Assert.Equal(Root, answer.Model!.Root);
    }

    [Fact]
    public async Task Upload_WhatIsNoModel_SaysWhatToDoAndStoresNothing()
    {
        var answer = await One.Models.UploadAsync(Admin, new MemoryStream([1, 2, 3]));

        Assert.Null(answer.Model);
        Assert.Contains("moderation train", answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(await One.Models.ListAsync(Admin, default));
    }

    [Fact]
    public async Task ReplacedModel_IsLetGo()
    {
        var stern = await UploadAsync(MovedModel.SternArchive);
        await PromoteAsync(stern, Root);
        await One.TakeAsync(Comment("c"));
        var weak = Scoring(One);
        await PromoteAsync(Root, stern);

        await Wait.UntilAsync(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return !weak.IsAlive;
            },
            () => "the model that was replaced is still held",
            TimeSpan.FromSeconds(10)
        );
    }

    [Fact]
    public async Task EachMethod_ByAModerator_Refuses()
    {
        await RefusesAsync(() => One.Models.ListAsync(Ada, default));
        await RefusesAsync(() => One.Models.ArchiveAsync(Ada, Root, default));
        await RefusesAsync(() => One.Models.ReportAsync(Ada, Root, default));
        await RefusesAsync(() => One.Models.UploadAsync(Ada, new MemoryStream()));
        await RefusesAsync(() => One.Promotions.ListAsync(Ada, default));
        var content = One.InForce.Current.Content;
        await RefusesAsync(() => One.Promotions.AreOfAnotherAsync(Ada, content, 0, default));
        await RefusesAsync(() => One.Promotions.PromoteAsync(Ada, Root, null, Root));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Scoring(Replica replica) => new(replica.InForce.Current.Model);

    private static Task<NotAllowedException> RefusesAsync(Func<Task> method) =>
        Assert.ThrowsAsync<NotAllowedException>(method);

    // As a service does when its database is there.
    private static async Task StartAsync(Replica replica)
    {
        await replica.InForce.ReadAsync(CancellationToken.None);
        await replica.PolicyWatch.StartAsync(CancellationToken.None);
    }

    // Empty where all is well.
    private static async Task<string> HealthAsync(Replica replica)
    {
        var result = await replica.ModelHealth.CheckHealthAsync(new(), CancellationToken.None);
        return result.Status == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded
            ? result.Description!
            : "";
    }

    private async Task<string> UploadAsync(byte[] archive)
    {
        await One.Models.KeepConfiguredAsync(default);
        var answer = await One.Models.UploadAsync(Admin, new MemoryStream(archive));
        Assert.Null(answer.Refusal);
        return answer.Model!.Version;
    }

    private async Task<string> TrainedAsync(string? report, string? refusal)
    {
        await One.Models.KeepConfiguredAsync(default);
        var archive = MovedModel.SternArchive;
        var model = NewModel.Of(ModelSource.OfArchive(new MemoryStream(archive)), ModelOrigin.Trained) with
        {
            Root = Root,
            Report = report,
            Refusal = refusal,
        };
        var isNew = await One.Database.WriteAsync(
            transaction => One.ModelStore.AddAsync(transaction, model, Admin, Clock.GetUtcNow()),
            default
        );
        Assert.True(isNew);
        return model.Version;
    }

    private Task DamageAsync(string version) =>
        Database.ScalarAsync<int>($"update models set sha256 = '0' || sha256 where version = '{version}'");

    private async Task<PromotionAnswer> PromoteAsync(string version, string basedOn, string? note = null)
    {
        var answer = await One.Promotions.PromoteAsync(Admin, version, note, basedOn);
        Assert.Equal(PromotionOutcome.Promoted, answer.Outcome);
        return answer;
    }

    private async Task SaveAsync(PolicyContent content)
    {
        var answer = await One.Policies.SaveAsync(Admin, content, null, One.InForce.Current.Version);
        Assert.Equal(PolicyOutcome.Saved, answer.Outcome);
    }

    private Task<IReadOnlyList<HistoryEntry>> DeedsAsync() =>
        One.Deeds.FindAsync(Admin, new HistoryFilter(), null, 20, default);

    private async Task<(CommentState State, string Model, string Policy)> DecisionAsync(string commentId)
    {
        var stored = Assert.Single(await One.Decisions.HistoryAsync("site", commentId, CancellationToken.None));
        var made = JsonSerializer.Deserialize<DecisionMade>(stored.Body, Wire.Json)!;
        return (made.State, made.Model, made.Policy);
    }
}

public sealed class PostgresPromotionTests() : PromotionTests(Store.Postgres);

public sealed class SqlitePromotionTests() : PromotionTests(Store.Sqlite);
