using System.Data.Common;
using System.Text.Json;
using Dapper;
using Moderation.Contracts;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Policies;

/// <summary>Policies that admins save, and which of them decides.</summary>
public abstract class SavedPolicyTests(Store store) : StoreTests(store)
{
    private PolicyContent Configured => One.InForce.Configured.Content;

    [Fact]
    public async Task Save_OnOneReplica_DecidesOnTheOtherWithinTwoSeconds()
    {
        await StartAsync(Other);
        var saved = await SaveAsync(Configured with { BlockedWords = ["teapot"] }, "Tea is out.");
        await One.TakeAsync(Comment("here", "A teapot."));
        await Wait.UntilAsync(
            () => Other.InForce.Current.Version == saved.Version,
            () => $"still {Other.InForce.Current.Version}",
            TimeSpan.FromSeconds(2)
        );
        await Other.TakeAsync(Comment("there", "A teapot."), Comment("free", "A blockedword."));

        Assert.Matches("^policy-1-[0-9a-f]{8}$", saved.Version);
        Assert.Equal(("Dora", "account:4", "Tea is out."), (saved.MadeBy, saved.MadeById, saved.Note));
        Assert.Equal(Clock.GetUtcNow(), saved.MadeAt);
        Assert.Equal((CommentState.Pending, saved.Version), await DecisionAsync("here"));
        Assert.Equal((CommentState.Pending, saved.Version), await DecisionAsync("there"));
        Assert.Equal((CommentState.Approved, saved.Version), await DecisionAsync("free"));
    }

    [Fact]
    public async Task Current_WhileNoneWasSaved_IsTheConfigurations()
    {
        await One.TakeAsync(Comment("c", "A blockedword."));

        var (current, saved) = await One.Policies.CurrentAsync(Ada with { Rights = Rights.Read }, default);

        Assert.Null(saved);
        Assert.Equal(One.InForce.Configured.Version, current.Version);
        Assert.Equal(["blockedword"], current.Content.BlockedWords);
        Assert.Equal((CommentState.Pending, current.Version), await DecisionAsync("c"));
        Assert.Empty(await One.Policies.ListAsync(Admin, default));
    }

    [Fact]
    public async Task Save_BasedOnAnOlderVersion_IsToldOfTheNewerAndSavesNothing()
    {
        var before = One.InForce.Current.Version;
        var first = await SaveAsync(Configured with { MaxLinks = 1 });

        var second = await Other.Policies.SaveAsync(Admin, Configured with { MaxLinks = 2 }, null, before);

        Assert.Equal(PolicyOutcome.Overtaken, second.Outcome);
        Assert.Equal(first.Version, second.Newest!.Version);
        Assert.Equal(first.Version, Assert.Single(await Other.Policies.ListAsync(Admin, default)).Version);
        // Told is told: here too the newer one is in force now.
        Assert.Equal(1, Other.InForce.Current.Content.MaxLinks);
    }

    [Fact]
    public async Task Save_ByTwoAtOnce_SavesOne()
    {
        var before = One.InForce.Current.Version;

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    (i % 2 == 0 ? One : Other).Policies.SaveAsync(
                        Admin,
                        Configured with
                        {
                            MaxLinks = 10 + i,
                        },
                        null,
                        before
                    )
                )
        );

        Assert.Single(answers, a => a.Outcome == PolicyOutcome.Saved);
        Assert.Equal(7, answers.Count(a => a.Outcome == PolicyOutcome.Overtaken));
        Assert.Single(await One.Policies.ListAsync(Admin, default));
    }

    [Fact]
    public async Task Save_OfWhatIsInForce_SavesNothing()
    {
        var answer = await One.Policies.SaveAsync(Admin, Configured, "Again.", One.InForce.Current.Version);

        Assert.Equal(PolicyOutcome.Same, answer.Outcome);
        Assert.Empty(await One.Policies.ListAsync(Admin, default));
    }

    [Fact]
    public async Task RollBack_ToAnOlderVersion_IsANewVersionThatSaysTheSame()
    {
        var first = await SaveAsync(Configured with { MaxLinks = 1 });
        var second = await SaveAsync(Configured with { MaxLinks = 2 });

        var third = await One.Policies.RollBackAsync(Admin, first.Version, second.Version);
        var fourth = await One.Policies.RollBackAsync(Admin, One.InForce.Configured.Version, third.Newest!.Version);

        Assert.Equal(PolicyOutcome.Saved, third.Outcome);
        Assert.Equal((3, first.Version), (third.Newest.Number, third.Newest.Restores));
        Assert.True(third.Newest.Content.IsSameAs(first.Content));
        Assert.True(fourth.Newest!.Content.IsSameAs(Configured));
        Assert.Equal(fourth.Newest.Version, One.InForce.Current.Version);
        var listed = await One.Policies.ListAsync(Admin, default);
        Assert.Equal([4, 3, 2, 1], listed.Select(p => p.Number));
        Assert.Equal(first, listed[^1]);
        var deeds = await One.Deeds.FindAsync(Admin, new HistoryFilter(), null, 10, default);
        Assert.Equal(
            [
                ("policy.rollback", $"{fourth.Newest.Version}, what {One.InForce.Configured.Version} said"),
                ("policy.rollback", $"{third.Newest.Version}, what {first.Version} said"),
                ("policy.save", $"{second.Version}: most links"),
                ("policy.save", $"{first.Version}: most links"),
            ],
            deeds.Select(d => (d.Action, d.Detail!))
        );
    }

    [Fact]
    public async Task RollBack_ToWhatIsNotThere_IsUnknown()
    {
        var answer = await One.Policies.RollBackAsync(Admin, "policy-7-00000000", One.InForce.Current.Version);

        Assert.Equal(PolicyOutcome.Unknown, answer.Outcome);
    }

    [Fact]
    public async Task EachMethod_ByAModerator_Refuses()
    {
        await RefusesAsync(() => One.Policies.ListAsync(Ada, default));
        await RefusesAsync(() => One.Policies.PreviewAsync(Ada, Configured, default));
        await RefusesAsync(() => One.Policies.SaveAsync(Ada, Configured, null, One.InForce.Current.Version));
        await RefusesAsync(() => One.Policies.RollBackAsync(Ada, "policy-1", One.InForce.Current.Version));
        await RefusesAsync(() => One.Policies.CurrentAsync(Ada with { Rights = Rights.Publish }, default));
    }

    [Fact]
    public async Task Save_Nonsense_SaysWhatWouldBeRightByFieldAndSavesNothing()
    {
        var answer = await One.Policies.SaveAsync(
            Admin,
            new PolicyContent
            {
                ToxicityThreshold = 0,
                SpamThreshold = double.NaN,
                MaxLinks = -1,
                MaxLength = 99,
                BlockedWords = ["fine", "\u200B"],
                SurelySpam = 0.4,
                SpamExpiresAfterDays = 91,
            },
            new string('n', NewVerdict.LongestNote + 1),
            One.InForce.Current.Version
        );

        Assert.Equal(PolicyOutcome.Refused, answer.Outcome);
        Assert.Equal(
            [
                "BlockedWords",
                "MaxLength",
                "MaxLinks",
                "Note",
                "SpamExpiresAfterDays",
                "SpamThreshold",
                "SurelySpam",
                "ToxicityThreshold",
            ],
            answer.Mistakes.Keys.Order()
        );
        Assert.All(answer.Mistakes.Values, mistake => Assert.Matches("[Gg]ive|leave it out", mistake));
        Assert.Empty(await One.Policies.ListAsync(Admin, default));
    }

    [Fact]
    public async Task Read_WhileTheDatabaseCannotAnswer_KeepsThePolicyInForceAndGoesOnLater()
    {
        var saved = await SaveAsync(Configured with { MaxLinks = 1 });
        await Alter("alter table policies rename to away");

        await Assert.ThrowsAnyAsync<DbException>(() => One.InForce.ReadAsync(CancellationToken.None));
        await One.TakeAsync(Comment("c"));

        Assert.Equal((CommentState.Approved, saved.Version), await DecisionAsync("c"));
        await Alter("alter table away rename to policies");
        var later = (await Other.Policies.SaveAsync(Admin, Configured, null, saved.Version)).Newest!;
        await One.InForce.ReadAsync(CancellationToken.None);
        Assert.Equal(later.Version, One.InForce.Current.Version);
    }

    [Fact]
    public async Task Lanes_OfAPolicyThatWasReplacedMeanwhile_PlaceWhatItDecided()
    {
        var content = Configured with { SpamThreshold = 0.5, SurelySpam = 1 };
        await SaveAsync(content);
        var decided = One.InForce.Current;
        await One.TakeAsync(Comment("c", Spam));
        var made = (await One.History.FindAsync("site", "c", CancellationToken.None))!.History[^1];
        await SaveAsync(content with { SurelySpam = 0.5 });
        Assert.NotEqual(decided.Version, One.InForce.Current.Version);

        await One.Database.WriteAsync(
            transaction => One.UnderReview.FollowAsync(transaction, [new(made, Spam, null, null, "en")], decided),
            CancellationToken.None
        );

        Assert.Equal("judgement", await Database.ScalarAsync<string>("select lane from under_review"));
    }

    [Fact]
    public async Task Lanes_OfASavedPolicy_PlaceAndExpireByIt()
    {
        var content = Configured with { SpamThreshold = 0.5, SurelySpam = 0.5, SpamExpiresAfterDays = 2 };
        await SaveAsync(content);
        await One.TakeAsync(Comment("c", Spam));
        Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal("c", Assert.Single(await One.Review.ExpiredAsync(10, default)).CommentId);

        await SaveAsync(content with { SpamExpiresAfterDays = 4 });
        Assert.Empty(await One.Review.ExpiredAsync(10, default));
    }

    private const string Spam = "Cheap pills, buy viagra online now http://pills.example";

    private static Task<NotAllowedException> RefusesAsync(Func<Task> method) =>
        Assert.ThrowsAsync<NotAllowedException>(method);

    private Task Alter(string sql) =>
        One.Database.ReadAsync(connection => connection.ExecuteAsync(sql), CancellationToken.None);

    // As a service does when its database is there.
    private static async Task StartAsync(Replica replica)
    {
        await replica.InForce.ReadAsync(CancellationToken.None);
        await replica.PolicyWatch.StartAsync(CancellationToken.None);
    }

    private async Task<SavedPolicy> SaveAsync(PolicyContent content, string? note = null)
    {
        var answer = await One.Policies.SaveAsync(Admin, content, note, One.InForce.Current.Version);
        Assert.Equal(PolicyOutcome.Saved, answer.Outcome);
        return answer.Newest!;
    }

    private async Task<(CommentState State, string Policy)> DecisionAsync(string commentId)
    {
        var stored = Assert.Single(await One.Decisions.HistoryAsync("site", commentId, CancellationToken.None));
        return (stored.State, JsonSerializer.Deserialize<DecisionMade>(stored.Body, Wire.Json)!.Policy);
    }
}

public sealed class PostgresSavedPolicyTests() : SavedPolicyTests(Store.Postgres);

public sealed class SqliteSavedPolicyTests() : SavedPolicyTests(Store.Sqlite);
