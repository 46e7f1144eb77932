namespace Moderation.Service.Learning.Labels;

/// <summary>What became of a wish to withdraw an import.</summary>
internal enum WithdrawOutcome
{
    /// <summary>Its labels are gone.</summary>
    Done,

    /// <summary>It was withdrawn before.</summary>
    Again,

    /// <summary>There is no such import.</summary>
    Unknown,
}
