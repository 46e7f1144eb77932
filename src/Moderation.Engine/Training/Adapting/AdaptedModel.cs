using Moderation.Engine.Models;

namespace Moderation.Engine.Training.Adapting;

/// <summary>A root model with a blog's corrections. Its thresholds are the caller's to choose.</summary>
internal sealed class AdaptedModel
{
    private readonly Lazy<PackedModel> _packed;

    /// <param name="parts">The parts; version, hashes and samples of the manifest may be the root's.</param>
    /// <param name="categories">What came of each category.</param>
    /// <param name="moves">The words whose weight moved most.</param>
    public AdaptedModel(ModelParts parts, IReadOnlyList<AdaptedCategory> categories, IReadOnlyList<WeightMove> moves)
    {
        (Categories, Moves) = (categories, moves);
        Thresholds = parts.Manifest.Thresholds;
        _packed = new Lazy<PackedModel>(() => ModelWriter.Pack(parts));
    }

    /// <summary>What came of each category.</summary>
    public IReadOnlyList<AdaptedCategory> Categories { get; }

    /// <summary>For each category the words whose weight moved most, those that moved most first.</summary>
    public IReadOnlyList<WeightMove> Moves { get; }

    /// <summary>Thresholds that send as large a share to review as the root's do: a default without guarantee.</summary>
    public Thresholds Thresholds { get; }

    /// <summary>A model that scores; its version is that of the folder that <see cref="Write"/> writes.</summary>
    public Model ToModel(Thresholds thresholds) => With(thresholds).Parts.ToModel();

    /// <summary>Writes a folder that <see cref="Model.Load(string)"/> reads; files of the same names are replaced.</summary>
    public void Write(string folder, Thresholds thresholds) => ModelWriter.Write(folder, With(thresholds));

    /// <summary>The name of the weights, as a folder that <see cref="Write"/> writes has it.</summary>
    public string Version => _packed.Value.Parts.Manifest.Version;

    /// <summary>The files of that folder.</summary>
    /// <param name="version">The name to have instead.</param>
    /// <param name="thresholds">The thresholds to score by.</param>
    /// <param name="calibration">How it scores what stands for the blog's comments; null where nothing does.</param>
    public PackedModel Pack(string version, Thresholds thresholds, ManifestCalibration? calibration)
    {
        var packed = With(thresholds);
        var manifest = packed.Parts.Manifest with { Version = version, Calibration = calibration };
        return packed with { Parts = packed.Parts with { Manifest = manifest } };
    }

    // The root's calibration rows say nothing of this blog.
    private PackedModel With(Thresholds thresholds)
    {
        var parts = _packed.Value.Parts;
        var manifest = parts.Manifest with { Thresholds = thresholds, Calibration = null };
        return _packed.Value with { Parts = parts with { Manifest = manifest } };
    }
}
