using Moderation.Engine.Evaluation.Examining;
using Moderation.Service.Dashboard.Administering;
using Moderation.Service.Dashboard.Teaching;
using Moderation.Tests.Engine.Evaluation.Examining;

namespace Moderation.Tests.Dashboard.Teaching;

/// <summary>What a report says beside its numbers.</summary>
public sealed class ReportWordsTests
{
    [Theory]
    [InlineData(true, "functional cases")]
    [InlineData(false, "of the blog's comments")]
    public void Compared_PresentModelMoved_SaysOfWhatAndWhereTo(bool areImports, string load)
    {
        var report = new SimulatedExamination(3) { AreImports = areImports, Shift = 2 }.Run(1_200);

        var said = ReportWords.Compared(report);

        Assert.NotEqual(report.ChampionThresholds, report.Chosen.ChampionAtEqualLoad);
        Assert.Contains(load, said, StringComparison.Ordinal);
        Assert.Contains(
            Wording.Text($"{report.Chosen.ChampionAtEqualLoad.Toxicity:0.####} for toxicity"),
            said,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Present_CasesOfAMovedModel_SaysHowItStandsToo()
    {
        var figure = new SimulatedExamination(3) { Shift = 2 }
            .Run(1_200)
            .Figures.First(one => one.ChampionInForce is { } stands && Math.Abs(stands - one.Champion!.Value) > 0.01);

        Assert.Equal(
            $"{Wording.Percent(figure.Champion!.Value)} (as it stands {Wording.Percent(figure.ChampionInForce!.Value)})",
            ReportWords.Present(figure)
        );
    }

    [Fact]
    public void Guarantee_OfThresholdsThatKeepNone_SaysSo()
    {
        var chosen = new SimulatedExamination(3) { AuditRate = 0 }
            .Run(1_200)
            .Chosen;

        Assert.StartsWith("No guarantee", ReportWords.Guarantee(chosen), StringComparison.Ordinal);
        Assert.Contains(
            "keep the guarantee",
            ReportWords.Guarantee(chosen with { IsGuaranteed = true }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Load_OfAModel_IsInCommentsADayWhereTheyAreKnown()
    {
        var report = new SimulatedExamination(3) { AreImports = true }.Run(1_200);
        var known = report with
        {
            CommentsPerDay = 400,
            Chosen = report.Chosen with { Load = new(0.1, 0.125), NewlyReviewed = 0.05, NoLongerReviewed = 0.025 },
        };

        Assert.Contains("not known", LoadWords.Of(report), StringComparison.Ordinal);
        Assert.StartsWith("40 → 50 comments a day", LoadWords.Of(known), StringComparison.Ordinal);
        Assert.EndsWith("20 come, 10 go", LoadWords.Of(known), StringComparison.Ordinal);
        Assert.StartsWith(
            "10.0 % → 12.5 % of the comments",
            LoadWords.Of(known with { CommentsPerDay = null }),
            StringComparison.Ordinal
        );
    }
}
