namespace Moderation.Service.Review;

/// <summary>One of the texts of a wave that is under review.</summary>
internal sealed record ReviewWaveText
{
    public required string SiteId { get; init; }

    public long WaveKey { get; init; }

    /// <summary>Its beginning, <see cref="ReviewCardStore.BeginningLength"/> code points at most.</summary>
    public required string Beginning { get; init; }

    /// <summary>How many of the first <see cref="ReviewCardStore.LookedAt"/> comments have it.</summary>
    public int Count { get; init; }
}
