using Moderation.Service.Review;

namespace Moderation.Service.Dashboard.UnderReview;

/// <summary>What an author's page shows.</summary>
/// <param name="Author">What is known of him, or null where nothing is.</param>
/// <param name="Bulk">How far the bulk on his comments is, or null where none was begun.</param>
internal sealed record AuthorView(KnownAuthor? Author, BulkProgress? Bulk);
