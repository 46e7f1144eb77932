using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>What can be guaranteed.</summary>
internal sealed record GuaranteeAnswer
{
    /// <summary>The policy's thresholds; null where the sample supports none.</summary>
    public Thresholds? Thresholds { get; init; }

    /// <summary>The limit that the share of bad comments among the approved is under, 0 to 1; null without a policy.</summary>
    public double? Limit { get; init; }

    /// <summary>The share of the comments that the policy approves, at the least and at the most; null without one.</summary>
    public (double Least, double Most)? Approved { get; init; }

    /// <summary>
    /// Where there is no policy: about how many more labels of the same kind it would take; null where the sample does
    /// not show that any number would do.
    /// </summary>
    public int? MissingLabels { get; init; }

    /// <summary>How many comments the answer rests on.</summary>
    public required int Rows { get; init; }

    /// <summary>How many of them are bad.</summary>
    public required int Bad { get; init; }
}
