using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Guarantees;

namespace Moderation.Service.Learning.Audit;

/// <summary>How often a moderator says of golden comments what is known of them.</summary>
internal sealed record GoldenAgreement
{
    // 95 %, half on each side.
    private const double Error = 0.025;

    public required string ActorId { get; init; }

    public required string Name { get; init; }

    /// <summary>How many were answered in something that is known of them.</summary>
    public int Answered { get; init; }

    /// <summary>How many of the answers contradict nothing that is known.</summary>
    public int Agreed { get; init; }

    /// <summary>Exact limits (Clopper and Pearson 1934) of the share that this moderator agrees with.</summary>
    public Interval Interval =>
        new(Proportion.Lower(Agreed, Answered, Error), Proportion.Upper(Agreed, Answered, Error));
}
