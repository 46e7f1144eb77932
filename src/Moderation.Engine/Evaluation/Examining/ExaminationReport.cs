using System.Text.Json.Serialization;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>
/// What an examination found: figures, names and the ids of comments, never a text. Figures at thresholds are at those
/// of <see cref="Chosen"/>, which were chosen on the same labels.
/// </summary>
internal sealed record ExaminationReport
{
    /// <summary>The version of the model in force.</summary>
    public required string Champion { get; init; }

    /// <summary>The version of the model that might take over.</summary>
    public required string Challenger { get; init; }

    /// <summary>The thresholds in force.</summary>
    public required Thresholds ChampionThresholds { get; init; }

    /// <summary>The thresholds that the challenger would take over with.</summary>
    public required ChosenThresholds Chosen { get; init; }

    /// <summary>How many comments a day the blog gets; null where that is not known.</summary>
    public required double? CommentsPerDay { get; init; }

    /// <summary>How many labels examined, by part.</summary>
    public required IReadOnlyDictionary<ExaminedPart, int> Rows { get; init; }

    /// <summary>Whether they were drawn by thread; one by one where threads are too few for that.</summary>
    public required bool IsByThread { get; init; }

    /// <inheritdoc cref="ExaminationInput.Review"/>
    public ReviewSettled? Review { get; init; }

    /// <summary>The figures that the admin marked.</summary>
    public required IReadOnlyCollection<ExaminedFigure> Marked { get; init; }

    /// <summary>All figures of both models.</summary>
    public required IReadOnlyList<ComparedFigure> Figures { get; init; }

    /// <summary>The curves of both models, by part and category.</summary>
    public required IReadOnlyList<ComparedCurves> Curves { get; init; }

    /// <summary>The comments that would be decided differently.</summary>
    public required ChangedDecisions Changed { get; init; }

    /// <summary>Whether the challenger may take over.</summary>
    public bool IsOffered => Reasons.Count == 0;

    /// <summary>
    /// Whether any marked figure could tell something on the blog's own labels, and these are neither of what the champion sent
    /// to review alone nor mostly of what it approved. Otherwise an offer says only that nothing else speaks against it.
    /// </summary>
    public bool IsToldByTheBlog =>
        Chosen.HasAudits
        && Review?.IsMuchOpen != true
        && Figures.Any(figure => figure is { IsGate: true, Part: ExaminedPart.Blog, Finding: not Finding.TooFew });

    /// <summary>Why the blog's own labels do not tell whether it is better; null where they do.</summary>
    [JsonIgnore]
    public string? Doubt =>
        Review is { IsMuchOpen: true } review
            ? $"Since the threads began that examine it, {review.Settled + review.Open} comments were sent to review and "
                + $"{review.Open} of them still wait: this blog's figures are "
                + (
                    Chosen.HasAudits
                        ? "mostly of comments that the present model approved, on which it seems to find nothing. "
                        : "of what people settled first, which is a sample of nothing. "
                )
                + "They do not tell whether the new one is better."
        : IsToldByTheBlog ? null
        : !Chosen.HasAudits && Figures.Any(one => one is { Part: ExaminedPart.Blog, Finding: not Finding.TooFew })
            ? "No audit of an approved comment examined it: this blog's labels are of what was sent to review alone, by the present "
                + "model's own scores or by other checks. A model that ranks worse what those scores sent there is worse; one that does "
                + "not may still be the worse one, and what it would approve or send to review of the other comments nobody knows. "
                + "Answered audits would tell."
        : "This blog's labels that examined it are too few to tell whether it is better or worse here.";

    /// <summary>
    /// What its thresholds do to harmless comments that name an identity; null where they do no harm. The gates compare at an
    /// equal review load, and it may send more of all comments to review.
    /// </summary>
    [JsonIgnore]
    public string? Harm => IdentityHarm.Of(Figures);

    /// <summary>Why it may not, for a person to read; empty where it may.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What whoever decides should know besides: what was not examined, and what there was too little for.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }
}
