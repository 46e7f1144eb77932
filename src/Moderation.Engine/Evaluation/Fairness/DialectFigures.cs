namespace Moderation.Engine.Evaluation.Fairness;

/// <summary>How often comments that are not toxic go to review, in African-American English and otherwise.</summary>
/// <param name="Name">Which rows.</param>
/// <param name="Rows">How many rows that are not toxic have a marker of the dialect.</param>
/// <param name="FalsePositiveRate">The share of them that goes to review.</param>
/// <param name="Others">How many rows that are not toxic have none.</param>
/// <param name="OthersFalsePositiveRate">The share of those that goes to review.</param>
internal sealed record DialectFigures(
    string Name,
    int Rows,
    double FalsePositiveRate,
    int Others,
    double OthersFalsePositiveRate
);
