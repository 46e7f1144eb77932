namespace Moderation.DemoBlog.Pages;

/// <summary>A comment with its answers, the oldest answer first.</summary>
public sealed record ThreadView(CommentView Comment, IReadOnlyList<CommentView> Replies)
{
    /// <summary>
    /// Arranges comments: the newest thread first. An answer to a comment that this viewer does not see (any more), or
    /// that is an answer itself, stands as a thread of its own.
    /// </summary>
    internal static IReadOnlyList<ThreadView> Arrange(IReadOnlyList<CommentView> comments)
    {
        var starters = comments.Where(comment => comment.ParentId is null).Select(comment => comment.Id).ToHashSet();
        var replies = comments.Where(comment => comment.ParentId is not null).ToLookup(comment => comment.ParentId);
        return
        [
            .. comments
                .Where(comment => comment.ParentId is null || !starters.Contains(comment.ParentId))
                .OrderByDescending(comment => comment.At)
                .Select(comment => new ThreadView(comment, [.. replies[comment.Id].OrderBy(reply => reply.At)])),
        ];
    }
}
