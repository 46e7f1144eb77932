namespace Moderation.Service.Learning.Labels;

/// <summary>What became of a wish to withdraw an import.</summary>
internal enum WithdrawOutcome
{
    /// <summary>It counts no more.</summary>
    Done,

    /// <summary>It was withdrawn before.</summary>
    Again,

    /// <summary>There is no such import.</summary>
    Unknown,
}
