using Moderation.Service.Security;

namespace Moderation.Service.Review.Figures;

/// <summary>The verdicts of one moderator, of a program, or of the service itself.</summary>
internal sealed record ModeratorFigures
{
    public required string ActorId { get; init; }

    /// <summary>The name that it had last.</summary>
    public required string Name { get; init; }

    public long Approved { get; init; }

    public long Rejected { get; init; }

    /// <summary>How many of both were undone, by whomever.</summary>
    public long Undone { get; init; }

    /// <summary>Whether the service ruled, on spam whose time was over.</summary>
    public bool IsService => ActorId == Actor.Service.Id;
}
