using Moderation.Engine.Deciding;

namespace Moderation.Service.Review;

/// <summary>What is known of an author of a site.</summary>
/// <param name="Name">The name on the latest comment, or null where none is left or has one.</param>
/// <param name="Setting">What a moderator said last, or null.</param>
/// <param name="Record">How many comments are approved and rejected now.</param>
/// <param name="UnderReview">How many are under review.</param>
/// <param name="Latest">The latest comments, the newest first, at most <see cref="AuthorStore.Latest"/>.</param>
internal sealed record KnownAuthor(
    string? Name,
    AuthorSetting? Setting,
    AuthorRecord Record,
    ReviewCount UnderReview,
    IReadOnlyList<AuthorComment> Latest
)
{
    /// <summary>What is said of him now.</summary>
    public AuthorStanding Standing => Setting?.Standing ?? AuthorStanding.Usual;
}
