using Moderation.Contracts;

namespace Moderation.Service.Review;

/// <summary>What became of one comment.</summary>
/// <param name="Comment">The comment as it was named.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record VerdictAnswer(CommentRef Comment, VerdictOutcome Outcome)
{
    /// <summary>The event that says so; where it is done.</summary>
    public DecisionMade? Made { get; init; }

    /// <summary>
    /// The verdict that stands in the way; to undo, the one that was undone already. Null where there is none.
    /// </summary>
    public Verdict? Earlier { get; init; }

    /// <summary>Who wants an admin's word on it, where that is somebody else; otherwise null.</summary>
    public string? EscalatedBy { get; init; }

    /// <summary>The newest revision and sequence, where what was seen is not that.</summary>
    public CommentRef? Newest { get; init; }
}
