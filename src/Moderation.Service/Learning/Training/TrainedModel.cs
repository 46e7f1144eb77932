using Moderation.Engine.Models;
using Moderation.Service.Learning.Models;

namespace Moderation.Service.Learning.Training;

/// <summary>A model that a training made, with what is told of it.</summary>
/// <param name="Version">Its name.</param>
/// <param name="Archive">As <see cref="ModelArchive.Pack"/> gives it.</param>
/// <param name="Report">What is told of it.</param>
/// <param name="Cut">Threads of the blog's own that began before this taught it; null where none did.</param>
internal sealed record TrainedModel(string Version, byte[] Archive, ModelReport Report, DateTimeOffset? Cut)
{
    /// <summary>Why it is not offered, in sentences; null where it is.</summary>
    public string? Refusal => Report.Examination.IsOffered ? null : string.Join(' ', Report.Examination.Reasons);

    /// <summary>The model as it is stored.</summary>
    public NewModel ToStored() =>
        new(
            Version,
            Archive,
            Report.Examination.Chosen.Thresholds,
            ModelOrigin.Trained,
            Report.Root,
            Report.Written(),
            Report.Examination.Champion,
            Refusal,
            Report.LabelsReadAt,
            Report.Examination.Chosen.IsGuaranteed
        );
}
