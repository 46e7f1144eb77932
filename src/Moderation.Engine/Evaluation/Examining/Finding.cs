namespace Moderation.Engine.Evaluation.Examining;

/// <summary>What a comparison says of the challenger.</summary>
internal enum Finding
{
    /// <summary>The rows are too few to tell anything, or there is nothing to measure.</summary>
    TooFew,

    /// <summary>No difference beyond the interval; there may be one that is smaller.</summary>
    NoDifference,

    /// <summary>Better beyond the interval.</summary>
    Better,

    /// <summary>Worse beyond the interval.</summary>
    Worse,

    /// <summary>
    /// The rows were chosen by the champion's scores and say nothing of what it approves: whatever the interval is, the
    /// difference may be another.
    /// </summary>
    Untold,
}
