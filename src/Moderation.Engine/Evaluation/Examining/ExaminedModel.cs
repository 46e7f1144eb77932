using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>A model with the thresholds that its scores are held against.</summary>
/// <param name="Model">The model.</param>
/// <param name="Thresholds">
/// Of the champion: those in force. Of the challenger: those that its own are sought around.
/// </param>
internal sealed record ExaminedModel(Model Model, Thresholds Thresholds);
