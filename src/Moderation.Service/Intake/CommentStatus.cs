using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>The answer to "what became of this comment".</summary>
/// <param name="SiteId">The site.</param>
/// <param name="CommentId">The comment.</param>
/// <param name="Revision">The newest revision that was decided, or null when only its deletion came.</param>
/// <param name="State"><c>approved</c>, <c>pending</c>, <c>rejected</c> or <c>deleted</c>.</param>
/// <param name="DeletedAt">When the blog took it down, or null.</param>
/// <param name="History">All decisions and verdicts, oldest first; the last one holds.</param>
internal sealed record CommentStatus(
    string SiteId,
    string CommentId,
    int? Revision,
    string State,
    DateTimeOffset? DeletedAt,
    IReadOnlyList<DecisionMade> History
);
