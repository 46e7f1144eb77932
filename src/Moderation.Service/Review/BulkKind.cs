namespace Moderation.Service.Review;

/// <summary>What a bulk does to its comments.</summary>
internal enum BulkKind
{
    /// <summary>It settles them, all with one verdict.</summary>
    Verdict,

    /// <summary>It undoes what another bulk settled and still stands.</summary>
    Undo,
}
