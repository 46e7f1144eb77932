using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Evaluation.Examining;

/// <summary>How often the gates speak, over blogs whose truth is known.</summary>
public sealed class GateTests
{
    private const int Blogs = 200;

    // The 99.5th percentile of the false alarms in 200 blogs where each happens with a chance of 5 %.
    private const int MostAlarms = 18;

    // Few comments; many; few audits, each of which stands for many comments; a threshold that keeps a guarantee.
    [Theory]
    [InlineData(200, 0.25, 0.01)]
    [InlineData(1_200, 0.25, 0.01)]
    [InlineData(800, 0.05, 0.01)]
    [InlineData(1_600, 0.25, 0.06)]
    public void Reasons_ChallengerAsGood_AreSeldomFalse(int comments, double auditRate, double risk)
    {
        var reports = Enumerable
            .Range(0, Blogs)
            .Select(seed => new SimulatedExamination(seed) { AuditRate = auditRate, Risk = risk }.Run(comments))
            .ToArray();

        Assert.InRange(reports.Count(report => !report.IsOffered), 0, MostAlarms);
        // Intervals by themselves: the true difference is 0.
        Assert.InRange(reports.Count(report => Misses(report, ExaminedFigure.Auc)), 0, MostAlarms);
        Assert.InRange(reports.Count(report => Misses(report, ExaminedFigure.BadApprovedAtEqualLoad)), 0, MostAlarms);
        // Models that never differ would raise no alarm either.
        Assert.All(reports, report => Assert.True(report.Changed.Most.Count > 0));
        Assert.Equal(risk > 0.01, reports.Count(report => report.Chosen.IsGuaranteed) > Blogs / 2);
    }

    [Fact]
    public void Reasons_WorseChallenger_AreFound()
    {
        var reports = Enumerable
            .Range(0, 20)
            .Select(seed => new SimulatedExamination(seed) { Noise = new(1.5, 3) }.Run(1_200))
            .ToArray();

        Assert.InRange(reports.Count(report => !report.IsOffered), 19, 20);
        Assert.InRange(
            reports.Count(report =>
                report.Figures.Any(one => one is { Figure: ExaminedFigure.Auc, Finding: Finding.Worse })
            ),
            15,
            20
        );
    }

    [Fact]
    public void Reasons_OneWordTreatedWorse_NameItAndNothingElse()
    {
        var reasons = Enumerable
            .Range(0, 20)
            .Select(seed =>
                new SimulatedExamination(seed) { Unfair = 2.5 }
                    .Run(1_200)
                    .Reasons
            )
            .ToArray();

        Assert.InRange(
            reasons.Count(one => one.Count == 1 && one[0].Contains("\"0\"", StringComparison.Ordinal)),
            18,
            20
        );
    }

    [Fact]
    public void Reasons_ManyWordsTreatedWorse_AreOneThatNamesTheWorst()
    {
        var report = new SimulatedExamination(1) { Unfair = 4, UnfairWords = 30 }.Run(1_200);

        var worse = report
            .Figures.Where(one => one is { Figure: ExaminedFigure.IdentityHarmlessPassed, Finding: Finding.Worse })
            .OrderBy(one => one.Difference)
            .ToArray();
        var reason = Assert.Single(report.Reasons, reason => reason.Contains("less fair", StringComparison.Ordinal));
        Assert.InRange(worse.Length, 25, 30);
        Assert.StartsWith($"It is less fair to {worse.Length} identity words", reason, StringComparison.Ordinal);
        Assert.Contains($"\"{worse[0].Name}\"", reason, StringComparison.Ordinal);
        Assert.InRange(reason.Length, 0, 500);
    }

    // A challenger whose scores lie higher as a whole would lose every comparison at the champion's thresholds.
    [Fact]
    public void Reasons_ChallengerThatScoresHigherAsAWhole_AreNone()
    {
        var offered = Enumerable
            .Range(0, 40)
            .Count(seed =>
                new SimulatedExamination(seed) { Shift = 2 }
                    .Run(1_200)
                    .IsOffered
            );

        Assert.InRange(offered, 34, 40);
    }

    // At an equal load it is as fair; by the thresholds that it would have it is not.
    [Fact]
    public void Harm_ChallengerThatScoresHigherAsAWhole_IsSaid()
    {
        string?[] Said(double shift) =>
            [
                .. Enumerable
                    .Range(0, 20)
                    .Select(seed =>
                        new SimulatedExamination(seed) { Shift = shift }
                            .Run(1_200)
                            .Harm
                    ),
            ];

        var higher = Said(2);
        Assert.InRange(higher.Count(harm => harm is not null), 18, 20);
        Assert.All(
            higher.OfType<string>(),
            harm => Assert.Contains("go to review than now", harm, StringComparison.Ordinal)
        );
        Assert.InRange(Said(0).Count(harm => harm is not null), 0, 4);
    }

    // A new blog imports an older one's labels: none of its comments says how many a model sends to review.
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-2)]
    public void Reasons_NoCommentsKnown_ComparesBothAtEqualLoadsOfWhatIsCompared(double shift)
    {
        var reports = Enumerable
            .Range(0, 40)
            .Select(seed => new SimulatedExamination(seed) { AreImports = true, Shift = shift }.Run(1_200))
            .ToArray();

        // The 99.5th percentile where each happens with a chance of 5 %.
        Assert.InRange(reports.Count(report => !report.IsOffered), 0, 6);
        Assert.All(
            reports,
            report =>
            {
                Assert.Equal(LoadSource.Compared, report.Chosen.LoadSource);
                Assert.Equal(new Pair<double?>(null, null), report.Chosen.Load);
                Assert.InRange(report.Chosen.Thresholds.Toxicity, 0, report.ChampionThresholds.Toxicity);
                // Of the same rows as many are sent to review, so that a bad one more is a good one less.
                var figure = Assert.Single(report.Figures, one => one.Figure == ExaminedFigure.BadApprovedAtEqualLoad);
                Assert.True(figure.IsGate);
                Assert.InRange(figure.Difference!.Value, -0.2, 0.2);
            }
        );
    }

    [Fact]
    public void Reasons_NoCommentsKnownAndAWorseChallenger_AreFound()
    {
        var reports = Enumerable
            .Range(0, 20)
            .Select(seed =>
                new SimulatedExamination(seed)
                {
                    AreImports = true,
                    Noise = new(1.5, 3),
                    Shift = 2,
                }.Run(1_200)
            )
            .ToArray();

        Assert.InRange(reports.Count(report => !report.IsOffered), 19, 20);
        Assert.All(
            reports.SelectMany(report => report.Reasons),
            reason => Assert.DoesNotContain("at the same review load", reason, StringComparison.Ordinal)
        );
    }

    // All labels are of what the champion sent to review then, and of those it approves none.
    [Fact]
    public void Reasons_NoAudits_DoNotTakeForWorseWhoeverApprovesWhatTheChampionReviewed()
    {
        var reports = Enumerable
            .Range(0, 40)
            .Select(seed => new SimulatedExamination(seed) { AuditRate = 0 }.Run(1_200))
            .ToArray();

        // The 99.5th percentile where each happens with a chance of 5 %.
        Assert.InRange(reports.Count(report => !report.IsOffered), 0, 6);
        Assert.All(
            reports,
            report =>
            {
                Assert.False(report.Chosen.IsGuaranteed);
                Assert.Contains(
                    report.Figures,
                    one => one is { Figure: ExaminedFigure.BadApproved, Difference: > 0, IsGate: false }
                );
                Assert.Contains(
                    report.Figures,
                    one => one is { Figure: ExaminedFigure.BadApprovedAtEqualLoad, IsGate: false }
                );
            }
        );
    }

    // What the champion's own scores chose it hardly ranks: there a challenger with more noise looks better than it.
    [Fact]
    public void Reasons_NoAuditsAndAWorseChallenger_AreNeverTakenForBetterOrAsGood()
    {
        var reports = Enumerable
            .Range(0, 20)
            .Select(seed => new SimulatedExamination(seed) { AuditRate = 0, Noise = new(1.5, 2.2) }.Run(4_000))
            .ToArray();

        Assert.All(
            reports,
            report =>
            {
                Assert.False(report.IsToldByTheBlog);
                Assert.Contains("No audit of an approved comment examined it", report.Doubt, StringComparison.Ordinal);
                Assert.DoesNotContain(
                    report.Figures,
                    one => one.Part is not null && one.Finding is Finding.Better or Finding.NoDifference
                );
            }
        );
        // The bias is there: by their intervals alone some would say that it ranks better.
        Assert.Contains(
            reports.SelectMany(report => report.Figures),
            one => one is { Figure: ExaminedFigure.Auc, Category: Category.Toxicity, Joint.Low: > 0 }
        );
    }

    // It ranks worse even what the champion chose.
    [Fact]
    public void Reasons_NoAuditsAndAMuchWorseChallenger_AreFound()
    {
        var reports = Enumerable
            .Range(0, 20)
            .Select(seed => new SimulatedExamination(seed) { AuditRate = 0, Noise = new(1.5, 9) }.Run(4_000))
            .ToArray();

        Assert.InRange(
            reports.Count(report =>
                report.Figures.Any(one => one is { Figure: ExaminedFigure.Auc, IsGate: true, Finding: Finding.Worse })
            ),
            18,
            20
        );
    }

    // An audit that stands for a hundred comments makes figures of all of them unsure: what was settled speaks for itself.
    [Fact]
    public void Reasons_FewAuditsAndAMuchWorseChallenger_AreFoundInWhatWentToReview()
    {
        var reports = Enumerable
            .Range(0, 20)
            .Select(seed => new SimulatedExamination(seed) { AuditRate = 0.01, Noise = new(1.5, 9) }.Run(4_000))
            .ToArray();

        Assert.InRange(
            reports.Count(report =>
                report.Reasons.Any(reason =>
                    reason.Contains("what the present model's own score sent to review", StringComparison.Ordinal)
                )
            ),
            18,
            20
        );
    }

    // Other checks send to review what the champion would have approved: its misses elsewhere have no label, and among those that
    // have one it looks better than a challenger that is as good.
    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    public void Reasons_ChallengerAsGoodAndOtherChecksHoldMuch_AreSeldomFalse(double auditRate)
    {
        var reports = Enumerable
            .Range(0, 60)
            .Select(seed =>
                new SimulatedExamination(seed)
                {
                    AuditRate = auditRate,
                    From = 0.93,
                    Held = 0.1,
                }.Run(6_000)
            )
            .ToArray();

        // The 99.5th percentile where each happens with a chance of 5 %.
        Assert.InRange(reports.Count(report => !report.IsOffered), 0, 8);
        Assert.Contains(
            reports.SelectMany(report => report.Figures),
            one => one is { Part: ExaminedPart.Reviewed, IsGate: true, Category: Category.Toxicity }
        );
    }

    // An interval from much worse to much better says nothing, and least of all that the challenger is as good.
    [Fact]
    public void Figures_IntervalsThatHoldAnything_AreTooFewToTell()
    {
        var reports = Enumerable
            .Range(0, 20)
            .Select(seed => new SimulatedExamination(seed) { AuditRate = 0.01 }.Run(800))
            .ToArray();

        var figures = reports.SelectMany(report => report.Figures).Where(one => one.Part is not null).ToArray();
        Assert.Contains(figures, one => one is { Interval: { } wide } && wide.High - wide.Low > 1);
        Assert.All(
            figures.Where(one => one.Finding == Finding.NoDifference),
            one => Assert.InRange((one.Joint ?? one.Interval)!.Value is var i ? i.High - i.Low : 0, 0, 0.5)
        );
        Assert.Contains(
            reports,
            report =>
                !report.IsToldByTheBlog
                && report.Doubt!.Contains("too few to tell whether it is better", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Doubt_MuchWaitsAndNobodyAudits_SaysWhatTheFiguresAreOf()
    {
        var report = new SimulatedExamination(1) { AuditRate = 0 }.Run(800) with { Review = new ReviewSettled(10, 90) };

        Assert.Contains("90 of them still wait", report.Doubt, StringComparison.Ordinal);
        Assert.Contains("of what people settled first", report.Doubt, StringComparison.Ordinal);
        Assert.DoesNotContain("the present model approved", report.Doubt, StringComparison.Ordinal);
    }

    private static bool Misses(ExaminationReport report, ExaminedFigure figure) =>
        report.Figures.Any(one =>
            one.Part != ExaminedPart.Reviewed && one.Figure == figure && one.Interval is { Low: > 0 } or { High: < 0 }
        );
}
