using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// The labels of a part with both models' scores, sorted once, so that all figures can be measured again for each draw of
/// the bootstrap. A draw holds the same threads for both models, which is what makes it paired.
/// </summary>
internal sealed class PairedRows
{
    private readonly IReadOnlyList<ExaminedRow> _rows;
    private readonly Pair<Thresholds> _at;
    private readonly (Category Category, Pair<Ranking> Rankings)[] _rankings;
    private readonly Pair<bool>[] _reviewed;
    private readonly Pair<bool>[] _reviewedAtEqualLoad;

    /// <param name="rows">The rows, at least one.</param>
    /// <param name="at">The thresholds of either model.</param>
    /// <param name="atEqualLoad">Those at which both send as many comments to review.</param>
    public PairedRows(IReadOnlyList<ExaminedRow> rows, Pair<Thresholds> at, Pair<Thresholds> atEqualLoad)
    {
        (_rows, _at) = (rows, at);
        _rankings =
        [
            .. Enum.GetValues<Category>()
                .Where(category => rows.Any(row => row.Label(category) is not null))
                .Select(category => (category, Rank(rows, category))),
        ];
        _reviewed = [.. rows.Select(row => row.Reviewed(at))];
        _reviewedAtEqualLoad = [.. rows.Select(row => row.Reviewed(atEqualLoad))];
        Figures =
        [
            .. _rankings.SelectMany(ranking =>
                OfRanking(default).Select(measure => (measure.Figure, (Category?)ranking.Category))
            ),
            .. OfDecisions(null).Select(measure => (measure.Figure, (Category?)null)),
        ];
    }

    /// <summary>What is measured, in the order of what <see cref="Measure"/> gives.</summary>
    public IReadOnlyList<(ExaminedFigure Figure, Category? Category)> Figures { get; }

    /// <summary>The rankings of each category that somebody judged.</summary>
    public IReadOnlyList<(Category Category, Pair<Ranking> Rankings)> Rankings => _rankings;

    /// <summary>Measures the rows, or what a draw of the bootstrap holds of them.</summary>
    public Pair<double?>[] Measure(int? draw)
    {
        var values = new List<Pair<double?>>(Figures.Count);
        foreach (var (category, rankings) in _rankings)
        {
            var champion = OfRanking(rankings.Champion.Measure(_at.Champion.Of(category), draw));
            var challenger = OfRanking(rankings.Challenger.Measure(_at.Challenger.Of(category), draw));
            values.AddRange(champion.Zip(challenger, (left, right) => new Pair<double?>(left.Value, right.Value)));
        }

        values.AddRange(OfDecisions(draw).Select(measure => measure.Values));
        return [.. values];
    }

    /// <summary>The rows that a figure is about, by kind: it is no surer than the fewer of them.</summary>
    public IEnumerable<IEnumerable<ExaminedRow>> About(ExaminedFigure figure, Category? category)
    {
        var judged = category is { } one ? _rows.Where(row => row.Label(one) is not null) : _rows;
        var bad = judged.Where(IsPositive);
        var good = judged.Where(row => !IsPositive(row));
        return figure switch
        {
            ExaminedFigure.Auc or ExaminedFigure.AveragePrecision => [bad, good],
            ExaminedFigure.Recall or ExaminedFigure.BadApproved or ExaminedFigure.BadApprovedAtEqualLoad => [bad],
            ExaminedFigure.FalsePositiveRate or ExaminedFigure.GoodReviewed => [good],
            ExaminedFigure.Precision => [judged.Where(row => IsReached(row, category))],
            ExaminedFigure.BadAmongApproved => [judged.Where((_, place) => !_reviewed[place].Challenger)],
            _ => [judged],
        };

        bool IsPositive(ExaminedRow row) => category is { } asked ? row.Label(asked) == true : row.IsBad;
    }

    private bool IsReached(ExaminedRow row, Category? category) =>
        _at.Champion.AreReachedBy(row.Scores.Champion, category)
        || _at.Challenger.AreReachedBy(row.Scores.Challenger, category);

    private static (ExaminedFigure Figure, double? Value)[] OfRanking(Measures measures) =>
        [
            (ExaminedFigure.Auc, measures.Auc),
            (ExaminedFigure.AveragePrecision, measures.AveragePrecision),
            (ExaminedFigure.Precision, measures.Precision),
            (ExaminedFigure.Recall, measures.Recall),
            (ExaminedFigure.FalsePositiveRate, measures.FalsePositiveRate),
            (ExaminedFigure.CalibrationError, measures.CalibrationError),
        ];

    private (ExaminedFigure Figure, Pair<double?> Values)[] OfDecisions(int? draw)
    {
        var (champion, challenger) = (new Decided(), new Decided());
        var (championAtEqualLoad, challengerAtEqualLoad) = (new Decided(), new Decided());
        for (var place = 0; place < _rows.Count; place++)
        {
            var weight = Resampling.Times(draw, _rows[place].Unit) * _rows[place].Weight;
            var isBad = _rows[place].IsBad;
            champion.Add(isBad, _reviewed[place].Champion, weight);
            challenger.Add(isBad, _reviewed[place].Challenger, weight);
            championAtEqualLoad.Add(isBad, _reviewedAtEqualLoad[place].Champion, weight);
            challengerAtEqualLoad.Add(isBad, _reviewedAtEqualLoad[place].Challenger, weight);
        }

        return
        [
            (ExaminedFigure.BadApproved, new(champion.BadApproved, challenger.BadApproved)),
            (
                ExaminedFigure.BadApprovedAtEqualLoad,
                new(championAtEqualLoad.BadApproved, challengerAtEqualLoad.BadApproved)
            ),
            (ExaminedFigure.BadAmongApproved, new(champion.BadAmongApproved, challenger.BadAmongApproved)),
            (ExaminedFigure.GoodReviewed, new(champion.GoodReviewed, challenger.GoodReviewed)),
            (ExaminedFigure.Reviewed, new(champion.Reviewed, challenger.Reviewed)),
        ];
    }

    /// <summary>The rows that somebody judged in a category, as one of the models ranks them.</summary>
    private static Ranking Rank(IEnumerable<ExaminedRow> rows, Category category, Func<Pair<Scores>, Scores> of) =>
        new(
            rows.Where(row => row.Label(category) is not null)
                .Select(row => new ScoredLabel(
                    category == Category.Toxicity ? of(row.Scores).Toxicity : of(row.Scores).Spam,
                    row.Label(category)!.Value,
                    row.Unit,
                    row.Weight
                ))
        );

    /// <summary>The same as both rank them.</summary>
    public static Pair<Ranking> Rank(IReadOnlyList<ExaminedRow> rows, Category category) =>
        new(Rank(rows, category, scores => scores.Champion), Rank(rows, category, scores => scores.Challenger));
}
