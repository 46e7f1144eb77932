using Moderation.Engine.Training;

namespace Moderation.Service.Learning.Training;

/// <summary>All that a training learns from and is examined with.</summary>
/// <param name="Split">The labels, each with the chance that it came to be one.</param>
/// <param name="Erased">Labels that would examine, had the blog not deleted their comments.</param>
/// <param name="Unsettled">What came where the labels that examine came, and has none.</param>
/// <param name="Answered">The share of the audits that examine that has an answer; null without such audits.</param>
/// <param name="Newest">What came to the blog lately, as far as it examines.</param>
/// <param name="IsChampionBrought">Whether it is not known what taught the champion.</param>
internal sealed record TrainingMaterial(
    LabelSplit Split,
    IReadOnlyList<ErasedLabel> Erased,
    IReadOnlyList<UnsettledComment> Unsettled,
    double? Answered,
    NewestComments Newest,
    bool IsChampionBrought
);
