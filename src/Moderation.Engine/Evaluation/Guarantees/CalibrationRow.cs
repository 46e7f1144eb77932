using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>A line of a calibration file: a corpus row, with the chance it had of being labelled.</summary>
internal sealed record CalibrationRow
{
    /// <summary>1 toxic, 0 not, null where nobody judged.</summary>
    public int? Toxic { get; init; }

    /// <summary>1 spam, 0 not, null where nobody judged.</summary>
    public int? Spam { get; init; }

    /// <summary>Who wrote it, or null where it is not known.</summary>
    public CorpusAuthor? Author { get; init; }

    /// <summary>What was written.</summary>
    public required string Text { get; init; }

    /// <summary>The chance with which this comment came to be labelled, over 0 to 1; null where all had the same.</summary>
    public double? Probability { get; init; }
}
