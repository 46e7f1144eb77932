namespace Moderation.Service.Intake;

/// <summary>When comments that are nearly the same make a wave, which goes to review. Section <c>Waves</c>.</summary>
internal sealed class WavesOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Waves";

    /// <summary>How long a comment counts, 1 minute to 24 hours. Default 1 hour.</summary>
    public TimeSpan Within { get; set; } = TimeSpan.FromHours(1);

    /// <summary>So many comments from <see cref="Authors"/> are a wave, 2 to 1,000. Default 3.</summary>
    public int Count { get; set; } = 3;

    /// <summary>From so many authors at least, 1 to 50. Default 2.</summary>
    public int Authors { get; set; } = 2;

    /// <summary>So many comments from one author are a wave by themselves, 2 to 50. Default 5.</summary>
    public int Burst { get; set; } = 5;

    /// <summary>Whether comments on all sites count together. Default false: what a site gets is its own affair.</summary>
    public bool AcrossSites { get; set; }

    /// <summary>
    /// The most comments that each replica remembers, 1,000 to 5,000,000, about 400 bytes each. When more than these come
    /// within <see cref="Within"/>, the oldest are forgotten early. Default 100,000.
    /// </summary>
    public int Remembered { get; set; } = 100_000;
}
