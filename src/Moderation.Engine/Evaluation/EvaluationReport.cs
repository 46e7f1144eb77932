using Moderation.Engine.Evaluation.Attacks;
using Moderation.Engine.Evaluation.Fairness;
using Moderation.Engine.Evaluation.Functional;
using Moderation.Engine.Evaluation.Languages;
using Moderation.Engine.Evaluation.Spans;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation;

/// <summary>What <c>moderation evaluate</c> found; holds no comment's text.</summary>
internal sealed record EvaluationReport
{
    /// <summary>The model's version.</summary>
    public required string Model { get; init; }

    /// <summary>The thresholds that the figures are at.</summary>
    public required Thresholds Thresholds { get; init; }

    /// <summary>By category and part.</summary>
    public required IReadOnlyList<Figures> Figures { get; init; }

    /// <summary>By part.</summary>
    public required IReadOnlyList<ReviewShares> Reviews { get; init; }

    /// <summary>The spam score from which a comment may stand in the lane of what is surely spam.</summary>
    public required double SurelySpam { get; init; }

    /// <summary>How often that lane is right, by part; empty where nobody judged a row for spam.</summary>
    public required IReadOnlyList<LaneFigures> Lane { get; init; }

    /// <summary>By identity word.</summary>
    public IReadOnlyList<FairnessFigures> Fairness { get; init; } = [];

    /// <summary>By source.</summary>
    public IReadOnlyList<DialectFigures> Dialect { get; init; } = [];

    /// <summary>By capability.</summary>
    public IReadOnlyList<FunctionalFigures> Functional { get; init; } = [];

    /// <summary>By attack and part; empty where none was asked for.</summary>
    public IReadOnlyList<AttackFigures> Attacks { get; init; } = [];

    /// <summary>By language; empty where no file of languages was given.</summary>
    public IReadOnlyList<LanguageFigures> Languages { get; init; } = [];

    /// <summary>Null where no file of spans was given.</summary>
    public SpanFigures? Spans { get; init; }
}
