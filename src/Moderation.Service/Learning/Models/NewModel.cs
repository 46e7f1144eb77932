using Moderation.Engine.Models;

namespace Moderation.Service.Learning.Models;

/// <summary>A model that is about to be stored.</summary>
/// <param name="Version">Its name.</param>
/// <param name="Archive">As <see cref="ModelArchive.Pack"/> gives it.</param>
/// <param name="Thresholds">Those chosen with it.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Root">The version that it is a correction of, or null.</param>
/// <param name="Report">What its examination found, JSON; null where it is not examined yet.</param>
/// <param name="ExaminedAgainst">The champion that it was compared with, or null.</param>
/// <param name="Refusal">Why the examination does not offer it, or null.</param>
/// <param name="LabelsReadAt">When its training began to read the labels; null where it was not trained here.</param>
/// <param name="IsGuaranteed">Whether its thresholds keep a guarantee; null where it was not trained here.</param>
internal sealed record NewModel(
    string Version,
    byte[] Archive,
    Thresholds Thresholds,
    ModelOrigin Origin,
    string? Root = null,
    string? Report = null,
    string? ExaminedAgainst = null,
    string? Refusal = null,
    DateTimeOffset? LabelsReadAt = null,
    bool? IsGuaranteed = null
)
{
    /// <summary>A model with its files packed.</summary>
    /// <exception cref="ModelException">A file is missing, or the manifest cannot be read.</exception>
    public static NewModel Of(ModelSource source, ModelOrigin origin)
    {
        var manifest = ModelReader.ReadManifest(source);
        return new NewModel(manifest.Version, ModelArchive.Pack(source), manifest.Thresholds, origin)
        {
            Root = manifest.Adaptation?.Root,
        };
    }
}
