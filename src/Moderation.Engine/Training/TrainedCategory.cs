using Moderation.Engine.Models;

namespace Moderation.Engine.Training;

/// <summary>What the training of one category gives.</summary>
/// <param name="Weights">Weights whose sums are calibrated log odds.</param>
/// <param name="Threshold">The score from which a comment goes to review, 0 to 1.</param>
/// <param name="Held">The rows that calibration and threshold rest on, each once.</param>
/// <param name="Calibrated">The same as the calibration counts them.</param>
internal sealed record TrainedCategory(
    Weights Weights,
    double Threshold,
    IReadOnlyList<HeldRow> Held,
    IReadOnlyList<CalibratedRow> Calibrated
);
