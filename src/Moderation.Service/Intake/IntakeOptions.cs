namespace Moderation.Service.Intake;

/// <summary>How comments are taken from the queue. Section <c>Intake</c>.</summary>
internal sealed class IntakeOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Intake";

    /// <summary>The most comments that a batch may have.</summary>
    public const int LargestBatch = 200;

    /// <summary>
    /// Comments that are stored in one transaction, 1 to 200. Default 200: the fewest statements, packets and waits a
    /// comment, at the cost that no third batch waits at hand while two are in work.
    /// </summary>
    public int BatchSize { get; set; } = LargestBatch;

    /// <summary>
    /// How long a batch that is not full waits for more, 1 ms to 1 s: the least latency of a lone comment. Default 5 ms.
    /// </summary>
    public TimeSpan BatchWait { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>Batches in work at once, 1 or 2. Default 2.</summary>
    public int Concurrency { get; set; } = 2;
}
