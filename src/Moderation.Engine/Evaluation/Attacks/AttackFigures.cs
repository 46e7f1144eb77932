using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Attacks;

/// <summary>What an attack does to the scores of some rows.</summary>
/// <param name="Attack">The attack's name.</param>
/// <param name="Name">Which rows.</param>
/// <param name="Category">What the scores are about.</param>
/// <param name="Rows">How many rows have a label.</param>
/// <param name="Clean">Area under the ROC curve without the attack.</param>
/// <param name="Attacked">Area under the ROC curve with it.</param>
/// <param name="Change">The interval of the difference, attacked less clean, paired row by row.</param>
/// <param name="Recall">The share of the positives that goes to review under attack; null without positives.</param>
/// <param name="FalsePositiveRate">The share of the negatives that does; null without negatives.</param>
internal sealed record AttackFigures(
    string Attack,
    string Name,
    Category Category,
    int Rows,
    double Clean,
    double Attacked,
    Interval? Change,
    double? Recall,
    double? FalsePositiveRate
);
