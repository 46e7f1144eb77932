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
    /// and links speaks against it. Default 0.999: of 36,540 labelled comments that the shipped model had not seen, all
    /// 211 in the lane were spam, 17 % of the spam there was. That is a precision of at least 98.3 % with 95 % confidence
    /// (Clopper and Pearson, two-sided); at least 99.5 % would take 736 without a mistake. At 0.998 it was 263 of 265.
    /// </summary>
    public double SurelySpam { get; set; } = 0.999;

    /// <summary>How long a comment stands there until it is rejected, 1 to 90 days. Default 7 days.</summary>
    public TimeSpan SpamExpiresAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How long a comment may wait for judgement until the pages and <c>/health/ready</c> warn, 1 second to 90 days. Default
    /// 24 hours.
    /// </summary>
    public TimeSpan WarnAfter { get; set; } = TimeSpan.FromHours(24);
}
