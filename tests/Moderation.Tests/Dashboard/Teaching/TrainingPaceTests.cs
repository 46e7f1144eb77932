using Moderation.Service.Dashboard.Teaching;
using Moderation.Service.Learning.Training;

namespace Moderation.Tests.Dashboard.Teaching;

/// <summary>What a page says of the time that a training will still take.</summary>
public sealed class TrainingPaceTests
{
    private static readonly DateTimeOffset Began = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TrainingPace _pace = new();

    [Fact]
    public void Left_NothingDoneSince_CountsDownAndSaysWhenItIsOver()
    {
        Assert.Equal(60, Left(0.25, after: 20));
        Assert.Equal(40, Left(0.25, after: 40));
        // At this pace alone it would be 300 by now.
        Assert.Equal(0, Left(0.25, after: 100));
    }

    [Fact]
    public void Left_APartThatTakesLonger_MovesTowardsItWithoutALeap()
    {
        Assert.Equal(60, Left(0.25, after: 20));

        // 80 more by the pace so far, where 20 were left.
        Assert.Equal(40, Left(0.4286, after: 60), 0.1);
        Assert.Equal(30, Left(0.4286, after: 70), 0.1);
    }

    [Fact]
    public void Left_BegunAgain_IsReckonedAnew()
    {
        Left(0.25, after: 20);

        Assert.Equal(90, Left(0.25, after: 30, attempts: 2));
    }

    [Fact]
    public void Left_TooLittleDone_IsNotKnown() =>
        Assert.Null(_pace.Left(Training(0.01, 1), Began + TimeSpan.FromSeconds(5)));

    private double Left(double progress, int after, int attempts = 1) =>
        _pace.Left(Training(progress, attempts), Began + TimeSpan.FromSeconds(after))!.Value.TotalSeconds;

    private static StoredTraining Training(double progress, int attempts) =>
        new()
        {
            Id = 1,
            StateWord = "running",
            AskedById = "account:1",
            AskedBy = "Dora",
            Written = "{}",
            Attempts = attempts,
            BeganAt = Began,
            Progress = progress,
        };
}
