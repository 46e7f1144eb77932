namespace Moderation.Service.Publishing;

/// <summary>Who gets the decisions. Section <c>Publishing</c>.</summary>
internal sealed class PublishingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Publishing";

    /// <summary>
    /// Names of subscribers, each 1 to 200 characters. Each gets a durable queue of that name, declared and bound to
    /// all decisions, so that a decision waits for a subscriber who is away. Default none.
    /// </summary>
    public IList<string> Subscribers { get; set; } = [];

    /// <summary>How often stored decisions that are not sent are looked for, 0.1 s to 5 min. Default 2 s.</summary>
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How old a stored decision must be before the sweep sends it, 1 s to 10 min: younger ones are on their way.
    /// Default 10 s.
    /// </summary>
    public TimeSpan SweepAfter { get; set; } = TimeSpan.FromSeconds(10);
}
