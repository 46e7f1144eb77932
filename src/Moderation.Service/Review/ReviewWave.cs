namespace Moderation.Service.Review;

/// <summary>A wave, as one card.</summary>
internal sealed record ReviewWave
{
    public required string SiteId { get; init; }

    /// <summary>Tells it from the other waves of the site.</summary>
    public long WaveKey { get; init; }

    /// <summary>How many of its comments are under review.</summary>
    public int Count { get; init; }

    /// <summary>How many authors they have at least; all who gave no sign of themselves count as one.</summary>
    public int Authors { get; init; }

    /// <summary>Its most frequent texts, of the first comments that are under review.</summary>
    public IReadOnlyList<ReviewWaveText> Texts { get; init; } = [];
}
