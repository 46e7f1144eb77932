using Moderation.Engine.Models;

namespace Moderation.Service.Learning.Models;

/// <summary>
/// A model in the database, without its bytes. It never changes.
/// </summary>
internal sealed record StoredModel
{
    /// <inheritdoc cref="Model.Version"/>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the archive, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes of the archive.</summary>
    public int Size { get; init; }

    /// <summary>The version that it is a correction of; null for one that stands by itself.</summary>
    public string? Root { get; init; }

    public ModelOrigin Origin { get; init; }

    public double ToxicityThreshold { get; init; }

    public double SpamThreshold { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The id of the actor who brought it.</summary>
    public required string MadeById { get; init; }

    /// <summary>The name of who brought it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>Whether it was examined: there is a report.</summary>
    public bool IsExamined { get; init; }

    /// <summary>Why its examination does not offer it; or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>The thresholds chosen with it.</summary>
    public Thresholds Thresholds => new(ToxicityThreshold, SpamThreshold);

    /// <summary>The champion that its examination compared it with; or null.</summary>
    public string? ExaminedAgainst { get; init; }

    /// <summary>Whether its thresholds were chosen here and keep a guarantee.</summary>
    public bool IsGuaranteed { get; init; }

    /// <summary>The name of an import that was withdrawn since it taught or examined this; null where none was.</summary>
    public string? WithdrawnImport { get; init; }

    /// <summary>Whether an admin took a golden comment out since it examined this.</summary>
    public bool IsGoldenRemoved { get; init; }

    /// <summary>
    /// What was taken back since of what taught or examined it, in words; null where nothing was. Verdicts undone one by one
    /// and comments deleted by their blog are usual and small, and not told; nor is what was added since, which a training
    /// finds at any time.
    /// </summary>
    public string? Retraction =>
        WithdrawnImport is { } import
            ? $"The import “{import}” may have taught or examined it, and was withdrawn since: retrain, to have a model without."
        : IsGoldenRemoved
            ? "A golden comment examined it that was taken out since: retrain, to have it examined by those that are left."
        : null;

    /// <summary>
    /// What a policy must say for it to take over from what is in force; null where its own threshold holds. One that was
    /// trained here was compared with the thresholds of that hour: without a guarantee nothing speaks for letting through
    /// more than now.
    /// </summary>
    /// <param name="inForce">The thresholds in force.</param>
    public (double? Toxicity, double? Spam) Held(Thresholds inForce) =>
        Origin == ModelOrigin.Trained && !IsGuaranteed
            ? (
                inForce.Toxicity < ToxicityThreshold ? inForce.Toxicity : null,
                inForce.Spam < SpamThreshold ? inForce.Spam : null
            )
            : (null, null);

    /// <summary>
    /// Why it may not be promoted, in words; null where it may. What somebody brought by hand is his own choice; what was
    /// trained here must have been compared with the model that it would replace, by labels that still count.
    /// </summary>
    /// <param name="champion">The model that scores.</param>
    public string? ObstacleTo(string champion) =>
        Refusal
        ?? (
            Origin != ModelOrigin.Trained ? null
            : !IsExamined ? "Its examination is not finished."
            : ExaminedAgainst is { } other && other != champion
                ? $"It was compared with {other}, and {champion} scores now: retrain, to have it compared with that."
            : Retraction
        );
}
