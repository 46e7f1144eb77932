using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Attacks;
using Moderation.Engine.Evaluation.Fairness;
using Moderation.Engine.Evaluation.Functional;
using Moderation.Engine.Evaluation.Languages;
using Moderation.Engine.Evaluation.Spans;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Spectre.Console;

namespace Moderation.Cli;

/// <summary>One evaluation, step by step, with a word on the terminal about the step.</summary>
internal sealed class EvaluationRun
{
    public required Model Model { get; init; }

    public required IReadOnlyList<string> Corpora { get; init; }

    public required Partition Partition { get; init; }

    /// <summary>The spam score from which a comment may stand in the lane of what is surely spam.</summary>
    public required double SurelySpam { get; init; }

    public required IReadOnlyList<Attack> Attacks { get; init; }

    public required string? Spans { get; init; }

    public required string? Languages { get; init; }

    /// <summary>Reads and scores the corpora.</summary>
    /// <exception cref="CorpusException">A corpus cannot be read, or has no rows.</exception>
    public IReadOnlyList<ScoredComment> Score()
    {
        CorpusRow[] rows = Step("Reading", () => Corpus.Read(Corpora).ToArray());
        return rows.Length > 0
            ? Step("Scoring", () => ScoredCorpus.Of(Model, rows))
            : throw new CorpusException($"There are no rows in {string.Join(", ", Corpora)}.");
    }

    /// <summary>Measures what was scored.</summary>
    /// <exception cref="CorpusException">The file of spans cannot be read.</exception>
    public EvaluationReport Report(IReadOnlyList<ScoredComment> rows)
    {
        var at = Model.Thresholds;
        return new EvaluationReport
        {
            Model = Model.Version,
            Thresholds = at,
            Figures = Step("Measuring", () => Evaluator.Measure(Evaluator.Rank(rows, Partition), at)),
            Reviews = Evaluator.Review(rows, Partition, at),
            SurelySpam = SurelySpam,
            Lane = Evaluator.Lane(Model, rows, Partition, SurelySpam),
            Fairness = Step("Measuring fairness", () => FairnessRun.Identities(rows, at.Toxicity)),
            Dialect = FairnessRun.Dialect(rows, at.Toxicity),
            Functional = FunctionalFigures.Of(Model, FunctionalCases.All()),
            Attacks = Attacks.Count == 0 ? [] : Attacked(rows),
            Languages = Languages is null ? [] : LanguageFigures.Of(Model, RowFile.Read<LanguageRow>(Languages)),
            Spans = Spans is null ? null : SpanRun.Of(Model, RowFile.Read<SpanRow>(Spans)),
        };
    }

    private IReadOnlyList<AttackFigures> Attacked(IReadOnlyList<ScoredComment> rows)
    {
        var run = new AttackRun(Model, rows, Partition);
        return [.. Attacks.SelectMany(attack => Step($"Attacking: {attack.Name}", () => run.Under(attack)))];
    }

    private static T Step<T>(string name, Func<T> work) => Terminal.Messages.Status().Start(name, _ => work());
}
