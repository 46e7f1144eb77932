namespace Moderation.Engine.Deciding;

/// <summary>Calibrated probabilities, 0 to 1, by category.</summary>
/// <param name="Toxicity">How likely readers would call the comment abusive.</param>
/// <param name="Spam">How likely it is there to advertise.</param>
public readonly record struct Scores(float Toxicity, float Spam);
