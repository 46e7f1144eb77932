using Moderation.Service.Learning.Training;
using Moderation.Service.Security;
using Moderation.Tests.Fixtures;
using static Moderation.Tests.Fixtures.Moderators;

namespace Moderation.Tests.Learning.Training;

/// <summary>Trainings that are asked for: one at a time, done by one replica, and by another when that is gone.</summary>
public abstract class TrainingStoreTests(Store store) : StoreTests(store)
{
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Ask_WhileOneIsOpen_JoinsIt()
    {
        var first = await One.Trainings.AskAsync(Admin, new TrainingWish { Risk = 0.02 });
        var second = await Other.Trainings.AskAsync(Admin with { Id = "account:9" }, new TrainingWish());

        Assert.False(first.IsJoined);
        Assert.True(second.IsJoined);
        Assert.Equal(first.Training.Id, second.Training.Id);
        Assert.Equal((TrainingState.Waiting, 0.02), (second.Training.State, second.Training.Wish.Risk));
    }

    [Fact]
    public async Task Ask_ByTwoAtOnce_BeginsOne()
    {
        var asked = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number => (number % 2 == 0 ? One : Other).Trainings.AskAsync(Admin, new TrainingWish()))
        );

        Assert.Single(asked.Select(one => one.Training.Id).Distinct());
        Assert.Single(asked, one => !one.IsJoined);
    }

    [Fact]
    public async Task Take_ByTwoReplicas_IsOnesUntilItLetsGo()
    {
        await AskAsync();

        var taken = await TakeAsync(One, "one");
        var second = await TakeAsync(Other, "other");
        Clock.Advance(Hold / 2);
        var held = await HoldAsync("one");
        Clock.Advance(Hold * 0.75);
        var third = await TakeAsync(Other, "other");
        Clock.Advance(Hold / 2);
        var fourth = await TakeAsync(Other, "other");

        Assert.Equal((TrainingState.Running, 1), (taken!.State, taken.Attempts));
        Assert.NotNull(held);
        Assert.Null(second);
        Assert.Null(third);
        Assert.Equal((taken.Id, 2), (fourth!.Id, fourth.Attempts));
        Assert.Null(await HoldAsync("one"));
        Assert.False(await EndAsync("one"));
        Assert.True(await EndAsync("other"));
        Assert.Null(await TakeAsync(One, "one"));
    }

    [Fact]
    public async Task Release_LetsAnotherTakeItAtOnceAndCountsAnAttemptWhereItWasOne()
    {
        await AskAsync();
        await TakeAsync(One, "one");

        await ReleaseAsync("one", isCounted: false);
        Assert.Equal(1, (await TakeAsync(Other, "other"))!.Attempts);
        await ReleaseAsync("other", isCounted: true);

        Assert.Equal(2, (await TakeAsync(One, "one"))!.Attempts);
    }

    [Fact]
    public async Task Cancel_WhileItWaits_EndsItAndTheNextIsAnother()
    {
        var asked = await AskAsync();

        var cancelled = await Other.Trainings.CancelAsync(Admin, asked.Id);

        Assert.Equal((TrainingState.Cancelled, "Dora"), (cancelled!.State, cancelled.CancelledBy));
        Assert.Null(await TakeAsync(One, "one"));
        Assert.Null(await Other.Trainings.CancelAsync(Admin, asked.Id));
        Assert.NotEqual(asked.Id, (await AskAsync()).Id);
    }

    [Fact]
    public async Task Cancel_WhileItRuns_IsToldToWhoHoldsIt()
    {
        var asked = await AskAsync();
        await TakeAsync(One, "one");

        var cancelled = await Other.Trainings.CancelAsync(Admin, asked.Id);

        Assert.Equal(TrainingState.Running, cancelled!.State);
        Assert.Equal("Dora", (await HoldAsync("one"))!.CancelledBy);
    }

    [Fact]
    public async Task Left_IsToldByThePaceSoFar()
    {
        await AskAsync();
        await TakeAsync(One, "one");
        Clock.Advance(TimeSpan.FromSeconds(10));

        var held = await HoldAsync("one", progress: 0.25);

        Assert.Equal(TimeSpan.FromSeconds(30), held!.Left(Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Ask_BySomebodyWhoMayNotTrain_IsRefused()
    {
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Trainings.AskAsync(Ada, new TrainingWish()));
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Trainings.ListAsync(Platform, default));
        await Assert.ThrowsAsync<NotAllowedException>(() => One.Trainings.CancelAsync(Ada, 1));
        Assert.Empty(await One.Trainings.ListAsync(Admin, default));
    }

    private async Task<StoredTraining> AskAsync() => (await One.Trainings.AskAsync(Admin, new TrainingWish())).Training;

    private Task<StoredTraining?> TakeAsync(Replica replica, string name) =>
        replica.Database.WriteAsync(
            transaction => replica.TrainingStore.TakeAsync(transaction, name, Clock.GetUtcNow() + Hold),
            default
        );

    private Task<StoredTraining?> HoldAsync(string name, double progress = 0.5) =>
        WriteAsync(transaction =>
            One.TrainingStore.HoldAsync(transaction, 1, name, Clock.GetUtcNow() + Hold, "Fitting", progress)
        );

    private Task ReleaseAsync(string name, bool isCounted) =>
        WriteAsync(transaction => One.TrainingStore.ReleaseAsync(transaction, 1, name, isCounted));

    private Task<bool> EndAsync(string name) =>
        WriteAsync(transaction => One.TrainingStore.EndAsync(transaction, 1, name, TrainingState.Offered, "Done."));

    private Task<T> WriteAsync<T>(Func<System.Data.Common.DbTransaction, Task<T>> work) =>
        One.Database.WriteAsync(work, default);

    private Task WriteAsync(Func<System.Data.Common.DbTransaction, Task> work) =>
        One.Database.WriteAsync(work, default);
}

public sealed class PostgresTrainingStoreTests() : TrainingStoreTests(Store.Postgres);

public sealed class SqliteTrainingStoreTests() : TrainingStoreTests(Store.Sqlite);
