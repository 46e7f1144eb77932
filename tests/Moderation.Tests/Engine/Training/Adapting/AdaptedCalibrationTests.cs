using Moderation.Engine.Deciding;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;

namespace Moderation.Tests.Engine.Training.Adapting;

public sealed class AdaptedCalibrationTests
{
    private const int Stream = 20_000;
    private const double AuditChance = 0.05;

    // The sums of all that a blog gets, and what is true of them: the odds are not what the sums say.
    private static readonly float[] Sums = Draw();
    private static readonly Calibration Truth = new(0.7, -1);
    private static readonly double Rate = Sums.Average(sum => Truth.Probability(sum));

    [Fact]
    public void Of_LabelsOfUnequalChance_HoldsForWhatTheBlogGets()
    {
        var calibration = Fit(Labelled());

        Assert.Equal(Rate, Mean(calibration), 0.01);
        Assert.Equal(Truth.Probability(2), calibration.Probability(2), 0.1);
        Assert.Equal(Truth.Probability(-4), calibration.Probability(-4), 0.02);
    }

    // A row of the same sum is bad as often wherever it comes from; what a blind fit gets wrong is where the most are.
    [Fact]
    public void Of_TruthThatIsNoLine_HoldsOnlyWhereTheChancesAreKnown()
    {
        var bent = Labelled(sum => sum > 0 ? 0.9 : 0.002);

        var (known, blind) = (Fit(bent), Fit(bent.Select(row => (row.Sum, row.Label, 1.0))));

        var rate = Sums.Average(sum => sum > 0 ? 0.9 : 0.002);
        Assert.Equal(rate, Mean(known), 0.01);
        Assert.True(
            Math.Abs(Mean(blind) - rate) > 2 * Math.Abs(Mean(known) - rate),
            $"{Mean(blind)} {Mean(known)} {rate}"
        );
    }

    [Fact]
    public void Of_RowsOfUnknownChance_ChangeNothing()
    {
        var labelled = Labelled().ToArray();
        var imports = Enumerable.Repeat((3f, false, 0.0), 5_000);

        Assert.Equal(Mean(Fit(labelled)), Mean(Fit(labelled.Concat(imports))), 0.002);
    }

    [Fact]
    public void Of_UnknownChancesAlone_ExpectsAsMuchAsTheRoot()
    {
        var inflated = Sums.Take(500).Select(sum => (sum + 3, sum > 0, 0.0)).ToArray();
        float[] odds = [.. Sums.Take(500)];

        var calibration = AdaptedCalibration.Of(Rows(inflated), odds, [.. inflated.Select(row => row.Item1)]);

        Assert.Equal(1, calibration.Factor);
        Assert.Equal(-3, calibration.Offset, 0.01);
    }

    // They say nothing of comments of other kinds.
    [Fact]
    public void Of_LabelsThatAreEasyToTellApart_MakesNothingSurer()
    {
        var calibration = Fit(Sums.Select(sum => (sum, sum > 0, 1.0)));

        Assert.Equal(1, calibration.Factor);
        Assert.Equal(Sums.Average(sum => sum > 0 ? 1 : 0), Mean(calibration), 0.001);
    }

    private static IEnumerable<(float Sum, bool Label, double StandsFor)> Labelled(Func<float, double>? truth = null)
    {
        var random = new Random(2);
        foreach (var sum in Sums)
        {
            var chance = sum > 0 ? 1 : AuditChance;
            if (random.NextDouble() < chance)
            {
                yield return (sum, random.NextDouble() < (truth ?? (one => Truth.Probability(one)))(sum), 1 / chance);
            }
        }
    }

    private static Calibration Fit(IEnumerable<(float Sum, bool Label, double StandsFor)> rows)
    {
        var all = rows.ToArray();
        float[] sums = [.. all.Select(row => row.Sum)];
        return AdaptedCalibration.Of(Rows(all), sums, sums);
    }

    private static AdaptingRow[] Rows((float Sum, bool Label, double StandsFor)[] rows) =>
        [.. rows.Select(row => new AdaptingRow(new Comment(""), row.Label, 1, 0, row.StandsFor))];

    private static double Mean(Calibration calibration) => Sums.Average(sum => calibration.Probability(sum));

    private static float[] Draw()
    {
        var random = new Random(1);
        return
        [
            .. Enumerable
                .Range(0, Stream)
                .Select(_ =>
                    (float)(-3 + (2 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2))
                ),
        ];
    }
}
