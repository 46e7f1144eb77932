using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Attacks;

/// <summary>Measures a model on rows that are attacked, against the same rows as they are.</summary>
internal sealed class AttackRun
{
    private readonly Model _model;
    private readonly IReadOnlyList<ScoredComment> _rows;
    private readonly Partition _partition;
    private readonly IReadOnlyList<(Category Category, string Name, Ranking Ranking)> _rankings;
    private readonly double?[][] _draws;

    /// <param name="model">The model that is measured.</param>
    /// <param name="rows">The rows as they are, scored.</param>
    /// <param name="partition">By what the figures are told apart.</param>
    public AttackRun(Model model, IReadOnlyList<ScoredComment> rows, Partition partition)
    {
        (_model, _rows, _partition) = (model, rows, partition);
        _rankings = Evaluator.Rank(rows, partition);
        _draws = [.. _rankings.Select(part => Draw(part.Ranking))];
    }

    /// <summary>Every part that has both labels, under one attack.</summary>
    public IReadOnlyList<AttackFigures> Under(Attack attack)
    {
        // The same units as the clean rows, so that the draws are paired.
        var attacked = _rows.Select(row => row.Row with { Text = attack.Apply(row.Row.Text) }).ToArray();
        var rankings = Evaluator.Rank(ScoredCorpus.Of(_model, attacked), _partition);
        return
        [
            .. rankings
                .Select((part, place) => (part.Ranking, Place: place))
                .Where(part => _rankings[part.Place].Ranking.Auc() is not null)
                .Select(part => Compare(attack, part.Place, part.Ranking)),
        ];
    }

    private AttackFigures Compare(Attack attack, int place, Ranking attacked)
    {
        var (category, name, clean) = _rankings[place];
        var measures = attacked.Measure(_model.Thresholds.Of(category));
        var changes = Draw(attacked).Zip(_draws[place], (after, before) => after - before);
        return new AttackFigures(
            attack.Name,
            name,
            category,
            clean.Rows.Count,
            clean.Auc()!.Value,
            measures.Auc!.Value,
            Resampling.Middle(changes),
            measures.Recall,
            measures.FalsePositiveRate
        );
    }

    private static double?[] Draw(Ranking ranking)
    {
        var draws = new double?[Resampling.Draws];
        Parallel.For(0, draws.Length, draw => draws[draw] = ranking.Auc(draw));
        return draws;
    }
}
