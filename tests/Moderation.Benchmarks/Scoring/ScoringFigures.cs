namespace Moderation.Benchmarks.Scoring;

/// <summary>What <c>scoring</c> measures; the names are those of its JSON file.</summary>
/// <param name="PerSecond">Comments a second on one thread, both categories with signals and language.</param>
/// <param name="Ratio">That rate over the baseline's for one category.</param>
/// <param name="Scaling">The rate of two threads over that of one.</param>
/// <param name="BytesPerComment">What one comment allocates in the steady state.</param>
/// <param name="LoadMs">Milliseconds a new process takes to load the model.</param>
/// <param name="BaselinePerSecond">Comments a second of the baseline.</param>
/// <param name="DecisionsPerSecond">Comments a second through all checks to a decision, on one thread.</param>
/// <param name="SpansOverScoring">The time to score a comment and find its spans over the time to score it.</param>
internal sealed record ScoringFigures(
    double PerSecond,
    double Ratio,
    double Scaling,
    double BytesPerComment,
    double LoadMs,
    double BaselinePerSecond,
    double DecisionsPerSecond,
    double SpansOverScoring
);
