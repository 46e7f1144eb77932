namespace Moderation.Service.Intake;

/// <summary>What one batch brought.</summary>
internal sealed record SightingRow
{
    /// <summary>Grows with every batch, over all replicas.</summary>
    public long Id { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    /// <summary>As <see cref="SightingBytes"/> writes it.</summary>
    public required byte[] Body { get; init; }
}
