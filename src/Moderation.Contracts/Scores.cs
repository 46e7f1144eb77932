namespace Moderation.Contracts;

/// <summary>Calibrated probabilities, 0 to 1.</summary>
/// <param name="Toxicity">How likely readers would call the comment abusive.</param>
/// <param name="Spam">How likely it is there to advertise.</param>
public sealed record Scores(double Toxicity, double Spam);
