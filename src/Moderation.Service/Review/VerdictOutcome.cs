namespace Moderation.Service.Review;

/// <summary>What became of a request to settle a comment, to undo that, or to escalate it.</summary>
internal enum VerdictOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>
    /// Another verdict stands: whoever wants another one undoes it first. To undo: none stands, it was undone already or
    /// never made.
    /// </summary>
    Conflict,

    /// <summary>There is a newer revision, or something happened since the sequence that was seen.</summary>
    Stale,

    /// <summary>The comment was deleted.</summary>
    Gone,

    /// <summary>No such comment or revision came.</summary>
    Unknown,

    /// <summary>To escalate, or to take that back: it waits for nobody's verdict.</summary>
    NotUnderReview,

    /// <summary>To escalate: somebody else did already. To take that back: it is somebody else's.</summary>
    EscalatedByAnother,

    /// <summary>To take an escalation back: there is none.</summary>
    NotEscalated,
}
