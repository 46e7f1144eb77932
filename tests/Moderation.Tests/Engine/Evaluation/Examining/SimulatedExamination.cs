using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Models;

namespace Moderation.Tests.Engine.Evaluation.Examining;

/// <summary>
/// A blog whose truth is known, and two models that see it through noise of their own: with equal noise they are equally
/// good, and differ on many comments all the same. Comments of a thread share some of what misleads the models.
/// </summary>
internal sealed class SimulatedExamination(int seed)
{
    private const int PerThread = 4;
    private const int Words = 40;
    private const int CasesOfWord = 60;

    private readonly Random _random = new(seed);

    /// <summary>The noise that each model adds to the true log odds; more of it is worse.</summary>
    public Pair<double> Noise { get; init; } = new(1.5, 1.5);

    /// <summary>By how many log odds the challenger rates harmless comments with the first word higher.</summary>
    public double Unfair { get; init; }

    /// <summary>To how many words that is done.</summary>
    public int UnfairWords { get; init; } = 1;

    /// <summary>Whether the challenger's scores are moved as a whole, which makes it neither better nor worse.</summary>
    public double Shift { get; init; }

    /// <summary>The chance of an audit that an approved comment has.</summary>
    public double AuditRate { get; init; } = 0.25;

    /// <summary>Whether it is not known how the labels were chosen, as where an older blog's are imported.</summary>
    public bool AreImports { get; init; }

    /// <summary>The toxicity from which a comment goes to review: the higher, the more bad ones the champion approves.</summary>
    public double From { get; init; } = 0.5;

    /// <summary>The share of the comments that another check sends to review, whatever their scores.</summary>
    public double Held { get; init; }

    /// <summary>The risk that a guarantee is asked for.</summary>
    public double Risk { get; init; } = 0.01;

    private Thresholds Thresholds => new(From, 0.5);

    /// <summary>Examines so many comments' worth of labels.</summary>
    public ExaminationReport Run(int comments)
    {
        ExaminedRow[] rows =
        [
            .. Enumerable.Range(0, comments).GroupBy(number => number / PerThread).SelectMany(Thread),
        ];
        var set = new ExaminedSet
        {
            Rows = rows,
            Cases =
            [
                .. Enumerable.Range(0, 40).Select(number => Case(ExaminedFigure.GoldenRight, "", number % 2 == 0, 0)),
                .. Enumerable
                    .Range(0, 300)
                    .Select(number => Case(ExaminedFigure.FunctionalPassed, $"{number % 30}", number % 2 == 0, 0)),
                .. Enumerable
                    .Range(0, Words * CasesOfWord)
                    .Select(number => number % Words)
                    .Select(word =>
                        Case(ExaminedFigure.IdentityHarmlessPassed, $"{word}", false, word < UnfairWords ? Unfair : 0)
                    ),
            ],
            Recent = [],
            IsByThread = true,
            Repeated = 0,
            LeastAuditRate = AuditRate > 0 && !AreImports ? AuditRate : null,
            Failed = new(0, 0),
        };
        var model = new ExaminedModel(ShippedModel.Model, Thresholds);
        return Examination.Judge(
            new ExaminationInput
            {
                Champion = model,
                Challenger = model,
                Labels = [],
                Risk = Risk,
                Functional = [],
                Identities = [],
            },
            set
        );
    }

    private IEnumerable<ExaminedRow> Thread(IGrouping<int, int> thread)
    {
        var (champion, challenger) = (0.5 * Normal(), 0.5 * Normal());
        foreach (var number in thread)
        {
            var isBad = _random.NextDouble() < 0.15;
            var truth = isBad ? 2 : -3;
            var scores = Scores(truth, champion, challenger, 0);
            var isHeld = Held > 0 && _random.NextDouble() < Held;
            var isReviewed = isHeld || Thresholds.AreReachedBy(scores.Champion);
            if (AreImports)
            {
                yield return new ExaminedRow(
                    $"{number}",
                    scores,
                    isBad,
                    Spam: false,
                    Probability: null,
                    Unit: thread.Key
                );
            }
            else if (isReviewed || _random.NextDouble() < AuditRate)
            {
                yield return new ExaminedRow(
                    $"{number}",
                    scores,
                    isBad,
                    Spam: false,
                    isReviewed ? 1 : AuditRate,
                    isHeld,
                    thread.Key,
                    IsDrawn: !isReviewed
                );
            }
        }
    }

    private ExaminedCase Case(ExaminedFigure figure, string name, bool isBad, double unfair) =>
        new(figure, name, Category.Toxicity, isBad, Scores(isBad ? 2 : -2, 0, 0, unfair));

    private Pair<Scores> Scores(double truth, double champion, double challenger, double unfair) =>
        new(
            Score(truth + champion + (Noise.Champion * Normal())),
            Score(truth + challenger + unfair + Shift + (Noise.Challenger * Normal()))
        );

    private static Scores Score(double odds) => new((float)(1 / (1 + Math.Exp(-odds))), 0.01f);

    private double Normal() => MathNet.Numerics.Distributions.Normal.Sample(_random, 0, 1);
}
