namespace Moderation.Service.Review;

/// <summary>What somebody ruled on comments of a bulk before it came to them.</summary>
internal sealed record EarlierVerdicts
{
    /// <summary>The name of who ruled.</summary>
    public required string By { get; init; }

    /// <summary><c>approve</c> or <c>reject</c>.</summary>
    public required string Ruling { get; init; }

    /// <summary>On how many.</summary>
    public int Count { get; init; }
}
