namespace Moderation.Service.Intake;

/// <summary>What a batch tells other replicas of its comments, and what it is told of theirs, in one statement.</summary>
/// <param name="batch">The batch's sightings, all with a key.</param>
/// <param name="at">When they are seen.</param>
/// <param name="after">The last row that is known.</param>
/// <param name="since">Older rows are not read.</param>
internal sealed class SightingExchange(
    IReadOnlyList<Sighting> batch,
    DateTimeOffset at,
    long after,
    DateTimeOffset since
)
{
    public IReadOnlyList<Sighting> Batch { get; } = batch;

    public DateTimeOffset At { get; } = at;

    public byte[] Body { get; } = SightingBytes.Write(batch);

    public long After { get; } = after;

    public DateTimeOffset Since { get; } = since;

    /// <summary>How often the replica had begun anew by then.</summary>
    public required int Beginning { get; init; }

    /// <summary>The batch's own row; 0 until it is stored.</summary>
    public long Id { get; set; }

    /// <summary>The rows before it, in their order.</summary>
    public IReadOnlyList<SightingRow> Before { get; set; } = [];
}
