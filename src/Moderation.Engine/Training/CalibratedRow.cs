using Moderation.Engine.Deciding;

namespace Moderation.Engine.Training;

/// <summary>A calibration row with what fits that had not seen it say.</summary>
/// <param name="Comment">The row as the model sees it.</param>
/// <param name="Score">The calibrated probability, 0 to 1.</param>
/// <param name="Weight">How much it counts; the weights of a category sum to 1.</param>
internal readonly record struct CalibratedRow(Comment Comment, double Score, double Weight);
