using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>The thresholds that the challenger would take over with, and what they promise.</summary>
internal sealed record ChosenThresholds
{
    /// <summary>The thresholds.</summary>
    public required Thresholds Thresholds { get; init; }

    /// <summary>
    /// Whether the share of bad comments among the approved stays under <see cref="Risk"/> with
    /// <see cref="Confidence"/>. Where not, they send as many comments to review as the champion's, or more.
    /// </summary>
    public required bool IsGuaranteed { get; init; }

    /// <summary>What was asked for, 0 to 1.</summary>
    public required double Risk { get; init; }

    /// <summary>What was asked for, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The limit that the share is under with the confidence; null without guarantee.</summary>
    public double? Limit { get; init; }

    /// <summary>
    /// Without guarantee: about how many more labels and audits it would take; null where the labels do not show that
    /// any number would do.
    /// </summary>
    public int? MissingLabels { get; init; }

    /// <summary>
    /// Whether approved comments are audited. Where they are not, nothing is known of them, and no number of verdicts
    /// gives a guarantee.
    /// </summary>
    public required bool HasAudits { get; init; }

    /// <summary>How many labels chose the thresholds. The figures are measured on the same ones.</summary>
    public required int Labels { get; init; }

    /// <summary>How many of them are of bad comments.</summary>
    public required int Bad { get; init; }

    /// <summary>
    /// How many more were of bad comments that the blog has deleted since: the guarantee is chosen as if every model approved
    /// all of them.
    /// </summary>
    public int ErasedBad { get; init; }

    /// <summary>How many were of fine comments that it has deleted: they speak for no model.</summary>
    public int ErasedFine { get; init; }

    /// <summary>
    /// How many comments of the same time no label speaks of, as they wait, expired or were deleted before anybody ruled on them: the
    /// guarantee is chosen as if all of them were bad. Of very many a part was drawn, and stands for them all.
    /// </summary>
    public int Unsettled { get; init; }

    /// <summary>How many of them the thresholds let through; those that are gone among them.</summary>
    public int UnsettledApproved { get; init; }

    /// <summary>
    /// The champion's thresholds if it were to send as many comments to review: where suites and golden set are compared,
    /// and labels too unless the source of the load is <see cref="LoadSource.Compared"/>.
    /// </summary>
    public required Thresholds ChampionAtEqualLoad { get; init; }

    /// <summary>Of which comments the load is that both are compared at.</summary>
    public required LoadSource LoadSource { get; init; }

    /// <summary>
    /// The share of the blog's comments that the champion sends to review as it stands, and the challenger at these
    /// thresholds; null where too few are known.
    /// </summary>
    public required Pair<double?> Load { get; init; }

    /// <summary>
    /// The share of the comments that the challenger would send to review and the champion does not, 0 to 1; null where that
    /// is not known, as in reports of an earlier form.
    /// </summary>
    public double? NewlyReviewed { get; init; }

    /// <summary>The share of those that it would not send to review any more, 0 to 1; null as above.</summary>
    public double? NoLongerReviewed { get; init; }
}
