namespace Moderation.Service.Learning.Policies;

/// <summary>What another policy does to a comment.</summary>
internal enum PolicyEffect
{
    /// <summary>It was approved and would go to review.</summary>
    ToReview,

    /// <summary>It went to review and would be approved.</summary>
    ToApproval,

    /// <summary>It stood where somebody has to judge, and would stand with what is surely spam.</summary>
    ToSpam,

    /// <summary>It stood with what is surely spam, and somebody would have to judge it.</summary>
    ToJudgement,
}
