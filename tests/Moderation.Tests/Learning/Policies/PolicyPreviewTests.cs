using Moderation.Contracts;
using Moderation.Service.Learning.Policies;
using Moderation.Service.Review;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Policies;

/// <summary>What a policy would have decided differently.</summary>
public abstract class PolicyPreviewTests(Store store) : StoreTests(store)
{
    private const string Spam = "Cheap pills, buy viagra online now http://pills.example";

    private const string Links =
        "I read the minutes of the council at http://a.example and http://b.example, and the plans for the old mill at http://c.example and http://d.example, and I still do not understand why the bridge has to go.";

    private PolicyContent Configured => One.InForce.Configured.Content;

    [Fact]
    public async Task Preview_OtherBlockedWords_CountsBothWaysWithExamplesAndRulings()
    {
        await One.TakeAsync(
            Comment("civil", "A remark."),
            Comment("old", "A blockedword."),
            Comment("older", "Another blockedword here."),
            Comment("new", "A teapot.") with
            {
                Author = new() { Name = "Tess" },
            },
            Comment("both", "A blockedword teapot.")
        );
        await SettleAsync("old", NewVerdict.Reject("toxicity"));
        await SettleAsync("older", NewVerdict.Approve);

        var preview = await PreviewAsync(Configured with { BlockedWords = ["teapot"] });

        Assert.Equal((5, 2, false), (preview.Looked, preview.Unchanged, preview.IsCut));
        var toReview = Of(preview, PolicyEffect.ToReview);
        Assert.Equal((1, 0, 0, 0), Counts(toReview));
        var example = Assert.Single(toReview.Examples);
        Assert.Equal(("new", "A teapot.", "Tess"), (example.Past.CommentId, example.Text, example.Past.AuthorName));
        Assert.Equal("blocked-word", Assert.Single(example.After).Code);
        Assert.Empty(example.Before);
        var toApproval = Of(preview, PolicyEffect.ToApproval);
        Assert.Equal((2, 1, 1, 0), Counts(toApproval));
        // What would be a mistake stands first.
        Assert.Equal(["old", "older"], toApproval.Examples.Select(e => e.Past.CommentId));
        Assert.Equal(Ruling.Reject, toApproval.Examples[0].Ruling);
        Assert.Equal("blocked-word", Assert.Single(toApproval.Examples[0].Before).Code);
        Assert.Empty(toApproval.Examples[0].After);
        Assert.Equal(0, Of(preview, PolicyEffect.ToSpam).Count + Of(preview, PolicyEffect.ToJudgement).Count);
    }

    [Fact]
    public async Task Preview_ThePolicyInForce_ChangesNothingAndStoresNothing()
    {
        await One.TakeAsync(Comment("a"), Comment("b", "A blockedword."));

        var preview = await PreviewAsync(Configured);

        Assert.Equal((2, 2), (preview.Looked, preview.Unchanged));
        Assert.Equal(Clock.GetUtcNow(), preview.Since);
        Assert.Empty(await One.Policies.ListAsync(Admin, default));
    }

    [Fact]
    public async Task Preview_OfManyComments_LooksAtTheNewestRevisionOfThoseOfTheLastWeekThatAreNotErased()
    {
        await One.TakeAsync(Comment("ancient", "A teapot."));
        Clock.Advance(TimeSpan.FromDays(8));
        await One.TakeAsync(Comment("edited", "A teapot."));
        await One.TakeAsync(Comment("edited", "A cup.", revision: 2));
        await One.TakeAsync(Comment("gone", "A teapot."));
        await One.DeleteAsync("gone");
        await One.TakeAsync(Comment("settled", "A blockedword teapot."));
        await SettleAsync("settled", NewVerdict.Approve);

        var preview = await PreviewAsync(Configured with { BlockedWords = ["teapot"] });

        Assert.Equal((2, 2), (preview.Looked, preview.Unchanged));
    }

    [Fact]
    public async Task Preview_OfManyPages_CountsEachOnce()
    {
        const int many = 4_321;
        foreach (var chunk in Enumerable.Range(0, many).Chunk(500))
        {
            await One.TakeAsync(
                chunk.Select(i => Comment($"c-{i}", $"Cup number {i}{(i % 3 == 0 ? " teapot" : "")}."))
            );
        }

        var preview = await PreviewAsync(Configured with { BlockedWords = ["blockedword", "teapot"] });

        Assert.Equal(many, preview.Looked);
        var toReview = Of(preview, PolicyEffect.ToReview);
        Assert.Equal((many + 2) / 3, toReview.Count);
        Assert.Equal(PolicyChange.MostExamples, toReview.Examples.Count);
    }

    [Fact]
    public async Task Preview_AfterAPolicyWasSaved_CountsWhatItAlreadyDecidesSo()
    {
        await One.TakeAsync(Comment("new", "A teapot."), Comment("newer", "A kettle."));
        var saved = Configured with { BlockedWords = ["teapot"] };
        await SaveAsync(saved);

        var preview = await PreviewAsync(saved with { BlockedWords = ["teapot", "kettle"] });

        Assert.Equal((2, 0, 0, 1), Counts(Of(preview, PolicyEffect.ToReview)));
    }

    [Fact]
    public async Task Preview_OtherLanes_CountsWhatWouldStandElsewhereAndWhatWouldExpireAtOnce()
    {
        var strict = Configured with { SpamThreshold = 0.5, SurelySpam = 0.5 };
        await SaveAsync(strict);
        await One.TakeAsync(Comment("spam", Spam));
        Clock.Advance(TimeSpan.FromDays(3));

        var wider = await PreviewAsync(strict with { SurelySpam = 1 });
        Assert.Equal((1, 0), (wider.Looked, wider.Unchanged));
        Assert.Equal((1, 0, 0, 0), Counts(Of(wider, PolicyEffect.ToJudgement)));
        Assert.Equal(0, wider.ExpireAtOnce);

        await SaveAsync(strict with { SurelySpam = 1 });
        var narrower = await PreviewAsync(strict with { SpamExpiresAfterDays = 2 });
        Assert.Equal(1, Of(narrower, PolicyEffect.ToSpam).Count);
        Assert.Equal(1, narrower.ExpireAtOnce);
    }

    [Fact]
    public async Task Preview_OfAWave_KeepsThatReason()
    {
        const string text = "This is exactly the same remark again and again by everybody here today.";
        await One.TakeAsync(
            Enumerable.Range(0, 20).Select(i => Comment($"w-{i}", text) with { Author = new() { Id = $"a-{i}" } })
        );

        var preview = await PreviewAsync(Configured with { MaxLinks = 0 });

        Assert.Equal((20, 20), (preview.Looked, preview.Unchanged));
        Assert.Contains(await ListedAsync(), item => item.Decision.Reasons.Any(r => r.Code == "wave"));
    }

    [Fact]
    public async Task Preview_ThePolicyInForce_BlamesItForNothingThatWasSaidOfAuthors()
    {
        const string wave = "This is exactly the same remark again and again by the very same reader today.";
        await One.TakeAsync([
            By("muted", "m-1"),
            By("trusted", "t-1", Links),
            By("once-trusted", "o-1"),
            .. Enumerable.Range(0, 8).Select(i => By("trusted", $"w-{i}", wave)),
        ]);
        await One.Authors.MuteAsync(Ada, "site", "muted");
        await One.Authors.TrustAsync(Ada, "site", "trusted");
        await One.Authors.TrustAsync(Ada, "site", "once-trusted");
        Clock.Advance(TimeSpan.FromHours(2));
        await One.TakeAsync(By("muted", "m-2"), By("trusted", "t-2", Links), By("once-trusted", "o-2", Links));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await One.Authors.ClearAsync(Ada, "site", "once-trusted");

        var preview = await PreviewAsync(Configured);

        Assert.Contains(await ListedAsync(), item => item.Decision.Reasons.Any(r => r.Code == "wave"));
        Assert.All(preview.Changes, change => Assert.Empty(change.Examples));
        Assert.Equal((14, 14), (preview.Looked, preview.Unchanged));
    }

    [Fact]
    public async Task Preview_OtherBlockedWords_SpeakAgainstWhoIsTrustedAndFreeNobodyWhoIsMuted()
    {
        await One.TakeAsync(By("muted", "m-1"), By("trusted", "t-1"));
        await One.Authors.MuteAsync(Ada, "site", "muted");
        await One.Authors.TrustAsync(Ada, "site", "trusted");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await One.TakeAsync(By("muted", "m-2", "A blockedword."), By("trusted", "t-2", "A teapot."));

        var preview = await PreviewAsync(Configured with { BlockedWords = ["teapot"] });

        Assert.Equal("t-2", Assert.Single(Of(preview, PolicyEffect.ToReview).Examples).Past.CommentId);
        Assert.Equal((4, 3), (preview.Looked, preview.Unchanged));
    }

    private static CommentSubmitted By(string author, string id, string text = "A remark.") =>
        Comment(id, text) with
        {
            Author = new() { Id = author },
        };

    private Task<PolicyPreview> PreviewAsync(PolicyContent draft) =>
        Other.Policies.PreviewAsync(Admin, draft, CancellationToken.None);

    private async Task SaveAsync(PolicyContent content)
    {
        var answer = await One.Policies.SaveAsync(Admin, content, null, One.InForce.Current.Version);
        Assert.Equal(PolicyOutcome.Saved, answer.Outcome);
    }

    private async Task<IReadOnlyList<ReviewItem>> ListedAsync() =>
        (
            await One.Review.ListAsync(Ada, ReviewFilter.Everything, ReviewOrder.Risk, null, 25, CancellationToken.None)
        ).Items;

    private async Task SettleAsync(string commentId, NewVerdict verdict)
    {
        var answer = await One.Verdicts.SettleAsync(Ada, [new CommentRef("site", commentId, 1)], verdict);
        Assert.Equal(VerdictOutcome.Done, Assert.Single(answer).Outcome);
    }

    private static PolicyChange Of(PolicyPreview preview, PolicyEffect effect) =>
        preview.Changes.Single(change => change.Effect == effect);

    private static (int Count, int Approved, int Rejected, int Already) Counts(PolicyChange change) =>
        (change.Count, change.Approved, change.Rejected, change.Already);
}

public sealed class PostgresPolicyPreviewTests() : PolicyPreviewTests(Store.Postgres);

public sealed class SqlitePolicyPreviewTests() : PolicyPreviewTests(Store.Sqlite);
