namespace Moderation.Service.Operations;

/// <summary>How comments and decisions travel. Section <c>Bus</c>.</summary>
internal sealed class BusOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Bus";

    /// <summary>
    /// <c>amqp://user:password@host:port/vhost</c>, or <c>amqps://</c>. Not set: the bus is in memory, one process.
    /// </summary>
    public string? RabbitMq { get; set; }

    /// <summary>
    /// How often a quiet connection is checked, 2 s to 5 min: one that is cut without a word is noticed after about
    /// twice this. Default 10 s.
    /// </summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(10);
}
