using Moderation.Engine.Deciding;
using Moderation.Engine.Evaluation.Guarantees;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>All that a challenger is examined with, scored by both models.</summary>
internal sealed record ExaminedSet
{
    /// <summary>The labelled comments but for the golden set.</summary>
    public required IReadOnlyList<ExaminedRow> Rows { get; init; }

    /// <summary>
    /// The <see cref="ExaminationInput.TaughtImports"/> as the root scores them, in the champion's place, and the champion, in the
    /// challenger's. The rows of each import have units of its own.
    /// </summary>
    public IReadOnlyList<ExaminedRow> TaughtImports { get; init; } = [];

    /// <summary>The golden set and both suites.</summary>
    public required IReadOnlyList<ExaminedCase> Cases { get; init; }

    /// <summary>The newest comments, with no label.</summary>
    public required IReadOnlyList<ExaminedRow> Recent { get; init; }

    /// <summary>Those of the same time that are gone, as they were decided.</summary>
    public IReadOnlyList<ExaminedRow> Gone { get; init; } = [];

    /// <summary>
    /// The <see cref="ExaminationInput.Unsettled"/> as the challenger scores them, each taken for bad; those that are gone as if
    /// every model approved them.
    /// </summary>
    public IReadOnlyList<JudgedComment> Unsettled { get; init; } = [];

    /// <inheritdoc cref="ExaminationInput.RecentTaught"/>
    public int RecentTaught { get; init; }

    /// <inheritdoc cref="RowUnits.IsByThread"/>
    public required bool IsByThread { get; init; }

    /// <inheritdoc cref="RowUnits.Repeated"/>
    public required int Repeated { get; init; }

    /// <summary>The least chance of an audit that an approved comment had; null where none is audited.</summary>
    public required double? LeastAuditRate { get; init; }

    /// <summary>How many of the comments each model failed on: its scores were no numbers. They count as 1.</summary>
    public required Pair<int> Failed { get; init; }

    /// <summary>How many of the blog's comments a row of a part may stand for at the most.</summary>
    public double Heaviest(ExaminedPart part) =>
        part == ExaminedPart.Imports
            ? 1
            : Rows.Where(row => row.Probability is not null)
                .Select(row => row.Weight)
                .Append(1 / (LeastAuditRate ?? 1))
                .Max();

    /// <summary>Scores everything, on the calling thread alone.</summary>
    /// <param name="input">What.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="progress">Told often how much is done, 0 to 1.</param>
    public static ExaminedSet Of(ExaminationInput input, CancellationToken cancellation, Action<double> progress)
    {
        var (championFailed, challengerFailed) = (0, 0);
        var (scored, all) = (
            0,
            input.Labels.Count + input.TaughtImports.Count + input.Recent.Count + input.Unsettled.Count
        );
        LabelledComment[] labels =
        [
            .. input.Labels.Where(label =>
                label.Origin != LabelOrigin.Golden && (label.Toxic ?? label.Spam) is not null
            ),
        ];
        var units = RowUnits.Find(labels);
        return new ExaminedSet
        {
            Rows = RowsOf(labels, units, Score),
            TaughtImports =
            [
                .. input
                    .TaughtImports.GroupBy(label => label.ImportId)
                    .SelectMany(import => RowsOf([.. import], RowUnits.Find([.. import]), RootScore)),
            ],
            Cases = [.. CasesOf(input, Score)],
            Recent =
            [
                .. input.Recent.Select(recent => new ExaminedRow(
                    recent.Id,
                    Score(recent.Comment),
                    Toxic: null,
                    Spam: null,
                    IsHeld: recent.IsHeld
                )),
            ],
            Gone = [.. input.Gone.Select(gone => ExaminedRow.Decided(gone.WasReviewed))],
            Unsettled = [.. input.Unsettled.Select(Taken)],
            RecentTaught = input.RecentTaught,
            IsByThread = units.IsByThread,
            Repeated = units.Repeated,
            LeastAuditRate = LeastRate(labels, input.LeastAuditRate),
            Failed = new(championFailed, challengerFailed),
        };

        // Suites come to it besides.
        void Next()
        {
            cancellation.ThrowIfCancellationRequested();
            if (scored++ % 100 == 0)
            {
                progress(Math.Min(1, (double)scored / all));
            }
        }

        Pair<Scores> RootScore(Comment comment)
        {
            Next();
            var failed = 0;
            var root = Sound(input.Root!.Score(comment), ref failed);
            return new(root, input.IsChampionBrought ? root : Sound(input.Champion.Model.Score(comment), ref failed));
        }

        JudgedComment Taken(UnsettledComment one)
        {
            Next();
            return one.Comment is { } comment
                ? new(
                    Sound(input.Challenger.Model.Score(comment), ref challengerFailed),
                    one.IsHeld,
                    IsBad: true,
                    one.Probability
                )
                : JudgedComment.Missed(one.Probability) with
                {
                    IsHeld = one.IsHeld,
                };
        }

        Pair<Scores> Score(Comment comment)
        {
            Next();
            return new(
                Sound(input.Champion.Model.Score(comment), ref championFailed),
                Sound(input.Challenger.Model.Score(comment), ref challengerFailed)
            );
        }
    }

    private static ExaminedRow[] RowsOf(
        IReadOnlyList<LabelledComment> labels,
        RowUnits units,
        Func<Comment, Pair<Scores>> score
    ) =>
        [
            .. labels.Select(
                (label, place) =>
                    new ExaminedRow(
                        label.Id,
                        score(label.Comment),
                        label.Toxic,
                        label.Spam,
                        label.Probability,
                        label.IsHeld,
                        units.Of[place],
                        label.ImportId,
                        label.IsDrawn
                    )
            ),
        ];

    // A rate that nobody has answered an audit for says nothing of what was approved.
    private static double? LeastRate(IEnumerable<LabelledComment> labels, double? least)
    {
        var lowest = labels.Where(label => label.Origin == LabelOrigin.Audit).Min(label => label.Probability);
        return lowest is null ? null : Math.Min(lowest.Value, least ?? 1);
    }

    private static IEnumerable<ExaminedCase> CasesOf(ExaminationInput input, Func<Comment, Pair<Scores>> score) =>
        [
            .. input
                .Labels.Where(label => label.Origin == LabelOrigin.Golden)
                .Select(label => new ExaminedCase(
                    ExaminedFigure.GoldenRight,
                    "",
                        // What nobody judged must not decide whether an answer is right.
                        label.Spam
                            is null
                            ? Category.Toxicity
                        : label.Toxic is null ? Category.Spam
                        : null,
                    label.Toxic == true || label.Spam == true,
                    score(label.Comment)
                )),
            .. input.Functional.Select(one => new ExaminedCase(
                ExaminedFigure.FunctionalPassed,
                one.Capability,
                one.Category,
                one.MustBeReviewed,
                score(one.Comment)
            )),
            .. input.Identities.Select(one => new ExaminedCase(
                one.IsAbusive ? ExaminedFigure.IdentityAbuseFound : ExaminedFigure.IdentityHarmlessPassed,
                one.Word,
                Category.Toxicity,
                one.IsAbusive,
                score(one.Comment)
            )),
        ];

    private static Scores Sound(Scores scores, ref int failed)
    {
        if (float.IsFinite(scores.Toxicity + scores.Spam))
        {
            return scores;
        }

        failed++;
        return new Scores(1, 1);
    }
}
