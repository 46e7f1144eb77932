namespace Moderation.Benchmarks.Queue;

/// <summary>How long one question about the queue takes.</summary>
/// <param name="Database">On which database.</param>
/// <param name="Question">What was asked.</param>
/// <param name="MedianMs">Half of the answers took no longer, in milliseconds.</param>
/// <param name="WorstMs">The longest, the first among them.</param>
/// <param name="Found">How many comments the answer holds, or counts.</param>
/// <param name="GoalMs">What it should take at most.</param>
internal sealed record QueueFigure(
    string Database,
    string Question,
    double MedianMs,
    double WorstMs,
    int Found,
    double GoalMs
);
