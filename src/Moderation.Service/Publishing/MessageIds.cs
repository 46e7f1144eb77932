using UUIDNext;

namespace Moderation.Service.Publishing;

/// <summary>Ids of published messages.</summary>
internal static class MessageIds
{
    // A namespace of our own (RFC 9562, section 6.6): any fixed random UUID.
    private static readonly Guid Decisions = new("5b0c1f62-9d5e-4c1b-8f0a-6a1d7d3e2b90");

    /// <summary>
    /// A UUIDv5 (RFC 9562) of site, comment, revision and sequence: the same decision has the same id however often it
    /// is sent, so that a consumer can drop repeats.
    /// </summary>
    public static Guid Of(StoredDecision decision) =>
        // U+001F cannot stand in an id, so two different tuples never make the same name.
        Uuid.NewNameBased(
            Decisions,
            $"{decision.SiteId}\u001f{decision.CommentId}\u001f{decision.Revision}\u001f{decision.Sequence}"
        );
}
