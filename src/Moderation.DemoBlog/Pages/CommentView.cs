using Moderation.DemoBlog.Comments;

namespace Moderation.DemoBlog.Pages;

/// <summary>A comment as one viewer sees it.</summary>
/// <param name="Id">The blog's id of it; also the anchor in the page.</param>
/// <param name="ParentId">The comment it answers, or null.</param>
/// <param name="Change">The number of its last change.</param>
/// <param name="Name">The name the writer gave.</param>
/// <param name="Website">The writer's link, http or https, or null.</param>
/// <param name="Text">The text this viewer sees.</param>
/// <param name="At">When that text was written.</param>
/// <param name="Edited">Whether it is not the first text.</param>
/// <param name="Standing">For the writer where it stands; for others always published.</param>
/// <param name="Note">For the writer, in words, what that means; null for others.</param>
/// <param name="IsOwn">Whether the viewer wrote it, and may edit and delete it.</param>
public sealed record CommentView(
    string Id,
    string? ParentId,
    long Change,
    string Name,
    string? Website,
    string Text,
    DateTimeOffset At,
    bool Edited,
    Standing Standing,
    string? Note,
    bool IsOwn
)
{
    /// <summary>The view, or null when this viewer does not see the comment.</summary>
    internal static CommentView? Of(BlogComment comment, long change, string? viewer)
    {
        var own = comment.MayChange(viewer);
        var text = own ? comment.Text : comment.PublishedText;
        return text is null
            ? null
            : new CommentView(
                comment.Id,
                comment.Post.ParentId,
                change,
                comment.Post.Name,
                comment.Post.Website,
                text,
                comment.WrittenAt,
                (own ? comment.Revision : comment.PublishedRevision) > 1,
                own ? comment.Standing : Standing.Published,
                own ? KindWords.For(comment) : null,
                own
            );
    }

    /// <summary>A comment that stood under the article from the start.</summary>
    internal static CommentView Of(SeedComment seed) =>
        new(seed.Id, seed.ParentId, 0, seed.Name, null, seed.Text, seed.At, false, Standing.Published, null, false);
}
