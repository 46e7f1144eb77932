namespace Moderation.Service.Learning.Models.Rescoring;

/// <summary>How far this process is with deciding again.</summary>
/// <param name="Model">The model that decides.</param>
/// <param name="Decided">How many comments were decided.</param>
/// <param name="Approved">How many of them were approved.</param>
/// <param name="Left">How many had changed meanwhile and were left alone.</param>
/// <param name="End">How it ended; null while it goes on.</param>
internal sealed record RescoringProgress(string Model, int Decided, int Approved, int Left, RescoringEnd? End);
