using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Evaluation.Examining;

/// <summary>Labels that the present model ranks the wrong way round, and what the blog's own say of them.</summary>
public sealed class InversionTests
{
    private const int Rows = 200;

    [Fact]
    public void Run_ImportTurnedRound_IsNotOfferedAndSaysWhy()
    {
        var report = Run(Labels("import", null, champion: false, challenger: true));

        var reason = Assert.Single(report.Reasons);
        Assert.Contains("wrong way round", reason, StringComparison.Ordinal);
        Assert.Contains("on imported labels", reason, StringComparison.Ordinal);
        Assert.Contains("withdraw", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ImportThatIsKnownRightly_IsOffered()
    {
        var report = Run(Labels("import", null, champion: true, challenger: true));

        Assert.Empty(report.Reasons);
        Assert.DoesNotContain(report.Remarks, IsOfInversion);
    }

    // Among ten thousand good ones two thousand that are flipped are hardly seen.
    [Fact]
    public void Run_OneImportOfSeveralTurnedRound_IsNamedAndTheOthersAreNot()
    {
        var good = Enumerable
            .Range(0, 5)
            .SelectMany(_ => Labels("import", null, champion: true, challenger: true))
            .Select((row, place) => row with { Unit = 1_000 + place, ImportId = 1 });
        var flipped = Labels("import", null, champion: false, challenger: true)
            .Select(row => row with { ImportId = 2 });

        var report = Run([.. good, .. flipped]);

        Assert.All(
            report.Figures.Where(one => one.Figure == ExaminedFigure.Auc),
            one => Assert.True(one.Champion is null or > 0.6, $"{one.Champion}")
        );
        var reason = Assert.Single(report.Reasons);
        Assert.Contains("“the flipped”", reason, StringComparison.Ordinal);
        Assert.Contains("wrong way round", reason, StringComparison.Ordinal);
    }

    // So few that chance ranks them like this often enough.
    [Fact]
    public void Run_FewLabelsTurnedRound_TellNothing() =>
        Assert.Empty(Run(Labels("import", null, champion: false, challenger: true).Take(8)).Reasons);

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    [InlineData(false, false, true)]
    // What the champion chose does not show that anything is better.
    [InlineData(true, false, false)]
    public void Run_ImportTurnedRound_IsOfferedWhereTheBlogsOwnLabelsProveIt(bool isStrange, bool waits, bool hasAudits)
    {
        var report = Run(
            [
                .. Labels("import", null, champion: false, challenger: true),
                .. Labels("blog", 1, champion: !isStrange, challenger: true),
            ],
            new ReviewSettled(Settled: 100, Open: waits ? 100 : 10),
            hasAudits
        );

        Assert.Equal(isStrange && !waits && hasAudits, report.IsOffered);
        Assert.Equal(isStrange, report.Remarks.Any(IsOfInversion));
    }

    // Nothing of it examines. The root has read none of it; the champion may know a blog that the root is wrong about.
    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    public void Run_ImportThatTaughtWhole_IsAskedOfRootAndChampion(bool root, bool champion, bool isOffered)
    {
        var good = Labels("import", null, champion: true, challenger: true).Select(row => row with { ImportId = 1 });
        var taught = Labels("taught", null, root, champion).Select(row => row with { ImportId = 2 });

        var report = Run(good, taught: taught);

        Assert.Equal(isOffered, report.IsOffered);
        Assert.All(report.Reasons, reason => Assert.Contains("“the flipped”", reason, StringComparison.Ordinal));
        Assert.All(
            report.Reasons,
            reason => Assert.Contains("the model that trainings begin with", reason, StringComparison.Ordinal)
        );
    }

    private static bool IsOfInversion(string said) => said.Contains("wrong way round", StringComparison.Ordinal);

    private static IEnumerable<ExaminedRow> Labels(string name, double? probability, bool champion, bool challenger) =>
        Enumerable
            .Range(0, Rows)
            .Select(number => new ExaminedRow(
                $"{name}/{number}",
                new(Score(number, champion), Score(number, challenger)),
                Toxic: IsBad(number),
                Spam: false,
                probability,
                Unit: probability is null ? number : Rows + number
            ));

    // One in seven is hard for whoever knows the others.
    private static Scores Score(int number, bool isKnown) =>
        new(IsBad(number) == (isKnown == (number % 7 > 0)) ? 0.7f : 0.3f, 0.01f);

    private static bool IsBad(int number) => number % 2 == 0;

    private static ExaminationReport Run(
        IEnumerable<ExaminedRow> rows,
        ReviewSettled? review = null,
        bool hasAudits = false,
        IEnumerable<ExaminedRow>? taught = null
    )
    {
        var model = new ExaminedModel(ShippedModel.Model, new Thresholds(0.5, 0.5));
        return Examination.Judge(
            new ExaminationInput
            {
                Champion = model,
                Challenger = model,
                Labels = [],
                ImportNames = new Dictionary<long, string> { [1] = "the good", [2] = "the flipped" },
                Review = review,
            },
            new ExaminedSet
            {
                Rows = [.. rows],
                TaughtImports = [.. taught ?? []],
                Cases = [],
                Recent = [],
                IsByThread = true,
                Repeated = 0,
                LeastAuditRate = hasAudits ? 1 : null,
                Failed = new(0, 0),
            }
        );
    }
}
