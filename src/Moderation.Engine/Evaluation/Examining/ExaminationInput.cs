using System.Collections.ObjectModel;
using Moderation.Engine.Evaluation.Functional;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>What a challenger is examined with.</summary>
internal sealed record ExaminationInput
{
    /// <summary>The model in force with its thresholds.</summary>
    public required ExaminedModel Champion { get; init; }

    /// <summary>The model that might take over.</summary>
    public required ExaminedModel Challenger { get; init; }

    /// <summary>What neither has been trained on: <see cref="LabelSplit.Examination"/>, the golden set among it.</summary>
    public required IReadOnlyList<LabelledComment> Labels { get; init; }

    /// <summary>The names of the imports among them, by id.</summary>
    public IReadOnlyDictionary<long, string> ImportNames { get; init; } = ReadOnlyDictionary<long, string>.Empty;

    /// <summary>Imported labels that the challenger learned from, or some of them: they are asked whether they are turned round.</summary>
    public IReadOnlyList<LabelledComment> TaughtImports { get; init; } = [];

    /// <summary>The model that the challenger is a correction of; needed where there are <see cref="TaughtImports"/>.</summary>
    public Model? Root { get; init; }

    /// <summary>
    /// Whether somebody brought the champion: what it learned from is not known, and its word on <see cref="TaughtImports"/> counts
    /// for nothing. One that was trained here and ranks them rightly was shown to be right by what people ruled, where it learned
    /// from them, or has not read them.
    /// </summary>
    public bool IsChampionBrought { get; init; }

    /// <summary>
    /// What would examine as well, had the blog not deleted it: <see cref="LabelSplit.ExaminedOf{T}"/>. May be empty.
    /// </summary>
    public IReadOnlyList<ErasedLabel> Erased { get; init; } = [];

    /// <summary>
    /// What came where the labels that examine came, and has none of its own. The guarantee takes it for bad. May be empty.
    /// </summary>
    public IReadOnlyList<UnsettledComment> Unsettled { get; init; } = [];

    /// <summary>
    /// The blog's newest comments as they came, none chosen and none left out: from them is known how many would go to
    /// review, and which would be decided differently. May be empty.
    /// </summary>
    public IReadOnlyList<RecentComment> Recent { get; init; } = [];

    /// <summary>Those of the same time that the blog has deleted since: they count for both models as they were decided.</summary>
    public IReadOnlyList<GoneComment> Gone { get; init; } = [];

    /// <summary>How many of <see cref="Recent"/> the challenger learned from.</summary>
    public int RecentTaught { get; init; }

    /// <summary>How many comments a day the blog gets; null where that is not known.</summary>
    public double? CommentsPerDay { get; init; }

    /// <summary>
    /// What became of what was sent to review in the time that the blog's own labels are of; null where that is not known.
    /// </summary>
    public ReviewSettled? Review { get; init; }

    /// <summary>The share of bad comments among the approved that may not be passed, over 0 and under 1.</summary>
    public double Risk { get; init; } = 0.01;

    /// <summary>The chance with which that must hold, over 0 and under 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>
    /// The least chance of an audit that an approved comment had; null: the least among the audits themselves. Without
    /// audits among the labels it says nothing.
    /// </summary>
    public double? LeastAuditRate { get; init; }

    /// <summary>The figures that a challenger must not be worse in.</summary>
    public IReadOnlyCollection<ExaminedFigure> Marked { get; init; } = MarkedFigures.Default;

    /// <summary>The cases of the functional suite.</summary>
    public IReadOnlyList<FunctionalCase> Functional { get; init; } = FunctionalCases.All();

    /// <summary>The cases of the identity suite.</summary>
    public IReadOnlyList<IdentityCase> Identities { get; init; } = IdentityCases.All();

    /// <summary>Chooses which labels choose a threshold and which test it.</summary>
    public int Seed { get; init; } = 1;
}
