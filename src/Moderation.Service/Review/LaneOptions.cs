namespace Moderation.Service.Review;

/// <summary>
/// What keeps spam out of a moderator's way until an admin saves a policy, and for how long the rest may wait. Section
/// <c>Review</c>.
/// </summary>
internal sealed class LaneOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Review";

    /// <summary>
    /// A comment with at least this spam score stands in the lane of what is surely spam, 0.5 to 1, when nothing but spam
    /// and links speaks against it. Default 0.999 (<see cref="Engine.Deciding.SurelySpam.Bound"/>).
    /// </summary>
    public double SurelySpam { get; set; } = Engine.Deciding.SurelySpam.Bound;

    /// <summary>How long a comment stands there until it is rejected, 1 to 90 days. Default 7 days.</summary>
    public TimeSpan SpamExpiresAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long a comment may wait for judgement until the pages and <c>/health/ready</c> warn, 1 second to 90 days. Default
    /// 24 hours.
    /// </summary>
    public TimeSpan WarnAfter { get; set; } = TimeSpan.FromHours(24);
}
