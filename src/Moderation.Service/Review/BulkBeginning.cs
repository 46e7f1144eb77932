namespace Moderation.Service.Review;

/// <summary>A bulk that began, or why not.</summary>
/// <param name="Id">The bulk; 0 where none began.</param>
/// <param name="Refusal">Why none began.</param>
internal readonly record struct BulkBeginning(long Id, BulkRefusal Refusal = BulkRefusal.None);
