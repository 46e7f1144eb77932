using MassTransit;
using Moderation.Contracts;
using Moderation.DemoBlog.Comments;

namespace Moderation.DemoBlog.Sending;

/// <summary>What the blog tells the service.</summary>
internal static class Messages
{
    /// <summary>The thread of all comments: the blog has one article.</summary>
    public const string Thread = "peacekeeping-force";

    /// <summary>The article's title.</summary>
    public const string Title = "“Not one soldier”: Arvenia stays out of the peacekeeping force";

    /// <summary>The newest revision of a comment.</summary>
    public static CommentSubmitted Submitted(BlogComment comment, string siteId) =>
        new()
        {
            SiteId = siteId,
            ThreadId = Thread,
            ThreadTitle = Title,
            CommentId = comment.Id,
            Revision = comment.Revision,
            ParentId = comment.Post.ParentId,
            Permalink = comment.Post.Permalink,
            Text = comment.Text,
            Author = new CommentAuthor
            {
                Id = comment.Post.Owner,
                Name = comment.Post.Name,
                Url = comment.Post.Website,
            },
            SubmittedAt = comment.WrittenAt,
        };

    /// <summary>The news that a comment is gone, with all its revisions.</summary>
    public static CommentDeleted Deleted(BlogComment comment, string siteId) =>
        new()
        {
            SiteId = siteId,
            CommentId = comment.Id,
            DeletedAt = comment.RemovedAt,
        };

    /// <summary>A message that no queue takes comes back as an error instead of being dropped.</summary>
    public static void Mandatory<T>(PublishContext<T> context)
        where T : class => context.Mandatory = true;
}
