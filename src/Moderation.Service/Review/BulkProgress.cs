namespace Moderation.Service.Review;

/// <summary>How far a bulk is.</summary>
/// <param name="Id">The bulk.</param>
/// <param name="Kind"><c>verdict</c> or <c>undo</c>.</param>
/// <param name="By">The name of who began it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Total">How many comments it names.</param>
/// <param name="Settled">Of how many it is done.</param>
/// <param name="Conflicts">On how many another verdict stands; for an undo, of how many none stood any more.</param>
/// <param name="Stale">Of how many a newer revision came meanwhile.</param>
/// <param name="Gone">How many were deleted meanwhile, or never were here.</param>
/// <param name="Finished">Whether all had their turn, or the rest was cancelled.</param>
/// <param name="Cancelled">Whether it was undone before all had their turn.</param>
internal sealed record BulkProgress(
    long Id,
    BulkKind Kind,
    string By,
    DateTimeOffset MadeAt,
    int Total,
    int Settled,
    int Conflicts,
    int Stale,
    int Gone,
    bool Finished,
    bool Cancelled
)
{
    /// <summary>What it rules; null for an undo.</summary>
    public Ruling? Ruling { get; init; }

    /// <summary>Whose verdicts stand on those where another one does, by how many; none for an undo.</summary>
    public IReadOnlyList<EarlierVerdicts> Others { get; init; } = [];

    /// <summary>What it calls the comments; empty where it rejects none.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}
