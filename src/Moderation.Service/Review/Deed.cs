namespace Moderation.Service.Review;

/// <summary>What somebody did, for the history.</summary>
/// <param name="Action">A stable word, such as <c>verdict.reject</c>; the part before a dot is the subject.</param>
/// <param name="SiteId">The site, or null where it is about none.</param>
/// <param name="CommentId">The comment, or null.</param>
/// <param name="Revision">The revision, or null.</param>
/// <param name="Detail">A few words more; nothing that a reader wrote, no note, no address.</param>
/// <param name="BulkId">The bulk that it belongs to, or null.</param>
internal sealed record Deed(
    string Action,
    string? SiteId = null,
    string? CommentId = null,
    int? Revision = null,
    string? Detail = null,
    long? BulkId = null
);
