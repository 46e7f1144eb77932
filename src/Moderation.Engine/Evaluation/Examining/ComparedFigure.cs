using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>One figure of both models. Names and numbers, never a text.</summary>
internal sealed record ComparedFigure
{
    /// <summary>What is measured.</summary>
    public required ExaminedFigure Figure { get; init; }

    /// <summary>Of which labels; null where it is about the golden set or a suite.</summary>
    public ExaminedPart? Part { get; init; }

    /// <summary>Of which category; null where it is about decisions.</summary>
    public Category? Category { get; init; }

    /// <summary>The capability or the identity word; empty where the figure is about all cases.</summary>
    public string Name { get; init; } = "";

    /// <summary>How many rows or cases it is about; where both kinds must be there, the fewer.</summary>
    public required int Rows { get; init; }

    /// <summary>
    /// How many threads of equal weight, with no text in common, would tell as much (Kish 1965): far fewer than rows where
    /// some stand for many comments, or one text stands many times. For cases, their number.
    /// </summary>
    public required double Units { get; init; }

    /// <summary>
    /// The champion's: as it stands, but for golden set, suites and <see cref="ExaminedFigure.BadApprovedAtEqualLoad"/>,
    /// which compare at an equal review load. Null where there is nothing to measure.
    /// </summary>
    public required double? Champion { get; init; }

    /// <summary>The challenger's, at the thresholds chosen for it.</summary>
    public required double? Challenger { get; init; }

    /// <summary>Of golden set and suites: the champion's with its thresholds in force.</summary>
    public double? ChampionInForce { get; init; }

    /// <summary>
    /// Of the harmless comments that name a word: whether the challenger's thresholds send some to review that those in force do
    /// not, by more than chance explains, at whatever load.
    /// </summary>
    public bool IsMoreReviewed { get; init; }

    /// <summary>Of golden set and suites: how many cases the champion alone gets right.</summary>
    public int? Lost { get; init; }

    /// <summary>Of golden set and suites: how many cases the challenger alone gets right.</summary>
    public int? Won { get; init; }

    /// <summary>Of an AUC: the 95 % interval of the champion's by itself; null with too few rows.</summary>
    public Interval? ChampionInterval { get; init; }

    /// <summary>The challenger's less the champion's.</summary>
    public double? Difference => Challenger - Champion;

    /// <summary>The 95 % interval of the difference by itself; null with too few rows.</summary>
    public Interval? Interval { get; init; }

    /// <summary>
    /// Wider, so that the intervals of all gated figures, or of all identity words, hold their differences together; null
    /// where the figure gates nothing.
    /// </summary>
    public Interval? Joint { get; init; }

    /// <summary>
    /// The size of a difference that would have been found: in rows in four cases of five, in cases surely. Null where
    /// none would.
    /// </summary>
    public double? Smallest { get; init; }

    /// <summary>What it says: by <see cref="Joint"/> where it gates, by <see cref="Interval"/> elsewhere.</summary>
    public required Finding Finding { get; init; }

    /// <summary>Whether the challenger is not offered where this is worse.</summary>
    public required bool IsGate { get; init; }
}
