namespace Moderation.Service.Review.Figures;

/// <summary>What became of the comments that have one reason to be under review; one with several is counted for each.</summary>
internal sealed record SignalFigures
{
    /// <summary>The reason's code.</summary>
    public required string Code { get; init; }

    /// <summary>How many comments were sent to review for it.</summary>
    public long Sent { get; init; }

    /// <summary>How many of them a verdict that stands approved.</summary>
    public long Approved { get; init; }

    /// <summary>How many of them a verdict that stands rejected.</summary>
    public long Rejected { get; init; }

    /// <summary>How many of them moderators approved, and not the service.</summary>
    public long ApprovedByPeople { get; init; }

    /// <summary>How many of them moderators rejected, and not the service.</summary>
    public long RejectedByPeople { get; init; }

    /// <summary>How many of the last were rejected in the category that has the code's name.</summary>
    public long Confirmed { get; init; }

    /// <summary>How many have no verdict: under review, deleted, or edited since.</summary>
    public long Open => Sent - Approved - Rejected;
}
