namespace Moderation.Service.Review;

/// <summary>What became of an author's comments on a site, but the one that is looked at.</summary>
/// <param name="Approved">How many are approved now.</param>
/// <param name="Rejected">How many are rejected now.</param>
/// <param name="IsPartial">There are more: no more than <see cref="AuthorStore.Most"/> revisions were looked at.</param>
internal sealed record AuthorRecord(int Approved, int Rejected, bool IsPartial);
