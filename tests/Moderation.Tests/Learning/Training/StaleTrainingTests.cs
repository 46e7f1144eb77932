using Moderation.Engine.Models;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Training;
using Moderation.Service.Review;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Training;

/// <summary>What happens between a training and its promotion, and may stand in its way.</summary>
public abstract class StaleTrainingTests(Store store) : TrainingTests(store)
{
    [Fact]
    public async Task Run_ComparedWithAModelThatScoresNoMore_CannotBePromotedUntilItIsComparedAgain()
    {
        await ImportAsync("the old blog", Invented("brindlewort", toxic: true), Invented("willow", toxic: false));
        var (first, second) = (await RunAsync(), await RunAsync());
        await One.Promotions.PromoteAsync(Admin, second.Model!, null, Root);

        var stale = await One.Promotions.PromoteAsync(Admin, first.Model!, null, second.Model!);
        var third = await RunAsync();
        var fresh = await One.Promotions.PromoteAsync(Admin, third.Model!, null, second.Model!);

        Assert.Equal(PromotionOutcome.Refused, stale.Outcome);
        Assert.Contains($"compared with {Root}", stale.Refusal, StringComparison.Ordinal);
        Assert.Equal(PromotionOutcome.Promoted, fresh.Outcome);
    }

    [Fact]
    public async Task Run_ImportThatIsWithdrawnSince_CannotBePromotedUntilItIsTrainedWithout()
    {
        var words = await ImportAsync("the old blog", Invented("brindlewort", true), Invented("willow", false));
        await ImportAsync("another", Invented("marrowbone", true), Invented("meadow", false));
        Clock.Advance(TimeSpan.FromHours(1));
        var first = await RunAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        await One.LabelImports.WithdrawAsync(Admin, words.Id!.Value);

        var stale = await One.Promotions.PromoteAsync(Admin, first.Model!, null, Root);
        var said = await ObstacleAsync(first);
        Clock.Advance(TimeSpan.FromHours(1));
        var second = await RunAsync();
        var fresh = await One.Promotions.PromoteAsync(Admin, second.Model!, null, Root);

        Assert.Equal(PromotionOutcome.Refused, stale.Outcome);
        Assert.Contains("“the old blog”", stale.Refusal, StringComparison.Ordinal);
        Assert.Contains("“the old blog”", said, StringComparison.Ordinal);
        Assert.Equal(PromotionOutcome.Promoted, fresh.Outcome);
    }

    [Fact]
    public async Task Run_GoldenCommentThatIsTakenOutSince_CannotBePromotedUntilItIsExaminedAgain()
    {
        await ImportAsync("the old blog", Invented("brindlewort", true), Invented("willow", false));
        await One.Golden.AddAsync(Admin, new() { Text = "A known remark.", Answer = Answer.Fine }, null);
        var known = Assert.Single(await One.Golden.ListAsync(Admin, null, default));
        Clock.Advance(TimeSpan.FromHours(1));
        var first = await RunAsync();
        Clock.Advance(TimeSpan.FromHours(1));
        // It examined nothing yet, and comes and goes as it likes.
        await One.Golden.AddAsync(Admin, new() { Text = "A later remark.", Answer = Answer.Fine }, null);
        var later = (await One.Golden.ListAsync(Admin, null, default))[0];
        await One.Golden.RemoveAsync(Admin, later.Id);
        Assert.Null(await ObstacleAsync(first));

        await One.Golden.RemoveAsync(Admin, known.Id);
        var stale = await One.Promotions.PromoteAsync(Admin, first.Model!, null, Root);
        Clock.Advance(TimeSpan.FromHours(1));
        var second = await RunAsync();

        Assert.Equal(PromotionOutcome.Refused, stale.Outcome);
        Assert.Contains("golden", stale.Refusal, StringComparison.Ordinal);
        Assert.Null(await ObstacleAsync(second));
    }

    [Fact]
    public async Task Run_VerdictUndoneSince_IsNoObstacle()
    {
        await ImportAsync("the old blog", Invented("brindlewort", true), Invented("willow", false));
        await One.TakeAsync(Comment("c", "A blockedword."));
        await One.Verdicts.SettleAsync(Ada, [new("site", "c", 1)], NewVerdict.Approve);
        var training = await RunAsync();
        Clock.Advance(TimeSpan.FromHours(1));

        await One.Verdicts.UndoAsync(Ada, [new("site", "c", 1)]);

        Assert.Null(await ObstacleAsync(training));
    }

    private async Task<string?> ObstacleAsync(StoredTraining training) =>
        (await Other.Promotions.ReadAsync(Admin, default))
            .Models.Single(model => model.Model.Version == training.Model)
            .Obstacle;
}

public sealed class PostgresStaleTrainingTests() : StaleTrainingTests(Store.Postgres);

public sealed class SqliteStaleTrainingTests() : StaleTrainingTests(Store.Sqlite);
