using Moderation.Contracts;

namespace Moderation.Service.Intake;

/// <summary>Names one revision of a comment.</summary>
internal sealed record CommentKey
{
    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    public int Revision { get; init; }

    public static CommentKey Of(CommentSubmitted comment) =>
        new()
        {
            SiteId = comment.SiteId,
            CommentId = comment.CommentId,
            Revision = comment.Revision,
        };
}
