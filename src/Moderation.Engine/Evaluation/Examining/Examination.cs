using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// Compares a model that might take over with the one in force, on what neither has been trained on, and decides whether
/// it is offered.
/// <para>
/// Thresholds are chosen first, and everything is measured at them. Suites, golden set and what is found for a load are
/// compared at an equal review load: the champion is moved to send as many of the blog's comments to review as the
/// challenger; where too few of them are known, as many of what is compared, see <see cref="LoadSource"/>. Otherwise two
/// equal models would differ as soon as a guarantee asks for another threshold, and a worse one could hide behind a
/// threshold that reviews everything.
/// </para>
/// </summary>
internal static class Examination
{
    // How much of the work is done when all comments are scored, as it was timed with 3,000 labels.
    private const double Scored = 0.4;

    /// <summary>Examines, on the calling thread alone. The same input always gives the same report.</summary>
    /// <param name="input">What with.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="progress">Told often how much is done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ExaminationReport Run(
        ExaminationInput input,
        CancellationToken cancellation = default,
        Action<double>? progress = null
    ) =>
        Judge(
            input,
            ExaminedSet.Of(input, cancellation, done => progress?.Invoke(Scored * done)),
            cancellation,
            done => progress?.Invoke(Scored + ((1 - Scored) * done))
        );

    /// <summary>Examines what has been scored already.</summary>
    public static ExaminationReport Judge(
        ExaminationInput input,
        ExaminedSet set,
        CancellationToken cancellation = default,
        Action<double>? progress = null
    )
    {
        var given = new Pair<Thresholds>(input.Champion.Thresholds, input.Challenger.Thresholds);
        var chosen = ThresholdChoice.Of(set, given, input);
        var inForce = given with { Challenger = chosen.Thresholds };
        var atEqualLoad = inForce with { Champion = chosen.ChampionAtEqualLoad };
        var parts = set
            .Rows.GroupBy(row => row.Probability is null ? ExaminedPart.Imports : ExaminedPart.Blog)
            .OrderBy(part => part.Key)
            .Select(part => (Part: part.Key, Rows: Paired([.. part])))
            .ToArray();
        RowEstimate[] estimates =
        [
            .. parts.SelectMany(
                (part, place) =>
                    RowEstimate.Of(
                        part.Rows,
                        part.Part,
                        set.Heaviest(part.Part),
                        cancellation,
                        done => progress?.Invoke((place + done) / parts.Length)
                    )
            ),
            .. OfReviewed(),
        ];
        var figures = Comparison.Of(set, estimates, inForce, atEqualLoad, input.Marked);
        var imports = ImportRanking.Of(set, input.ImportNames, cancellation);
        return new ExaminationReport
        {
            Champion = input.Champion.Model.Version,
            Challenger = input.Challenger.Model.Version,
            ChampionThresholds = given.Champion,
            Chosen = chosen,
            CommentsPerDay = input.CommentsPerDay,
            Rows = set
                .Rows.CountBy(row => row.Probability is null ? ExaminedPart.Imports : ExaminedPart.Blog)
                .ToDictionary(),
            IsByThread = set.IsByThread,
            Review = input.Review,
            Marked = input.Marked,
            Figures = figures,
            Curves =
            [
                .. parts.SelectMany(part =>
                    part.Rows.Rankings.Select(ranking => new ComparedCurves(
                        part.Part,
                        ranking.Category,
                        ModelCurves.Of(ranking.Rankings.Champion),
                        ModelCurves.Of(ranking.Rankings.Challenger)
                    ))
                ),
            ],
            Changed = ChangedDecisions.Of(set, inForce),
            Reasons = Gates.Reasons(set, figures, imports, chosen.LoadSource, input.Review),
            Remarks =
            [
                .. Inversions.Remarks(figures, imports, input.Review),
                .. Remarks.Of(set, chosen, figures, input.CommentsPerDay),
            ],
        };

        IEnumerable<RowEstimate> OfReviewed() =>
            Enum.GetValues<Category>()
                .Select(category =>
                    (
                        Category: category,
                        Rows: set.Rows.Where(row =>
                                row is { Probability: 1, IsDrawn: false }
                                && row.Label(category) is not null
                                && given.Champion.AreReachedBy(row.Scores.Champion, category)
                            )
                            .ToArray()
                    )
                )
                .Where(part => part.Rows.Length > 0)
                .Select(part => RowEstimate.OfAuc(part.Rows, ExaminedPart.Reviewed, part.Category, cancellation));

        PairedRows Paired(ExaminedRow[] rows) =>
            new(
                rows,
                inForce,
                chosen.LoadSource is LoadSource.Recent or LoadSource.Labels
                    ? atEqualLoad
                    : inForce with
                    {
                        Champion = ReviewLoad.Within(rows).Champion(inForce)!,
                    }
            );
    }
}
