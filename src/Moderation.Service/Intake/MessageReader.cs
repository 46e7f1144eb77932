using System.Text.Json;
using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Review;

namespace Moderation.Service.Intake;

/// <summary>
/// Reads the messages that come in: plain JSON, or the envelope that MassTransit puts around it. It never throws; what
/// cannot be identified comes back as a fault.
/// </summary>
internal sealed class MessageReader(TimeProvider clock)
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>The bytes after the byte order mark that some clients begin with.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;

    /// <summary>Reads a submitted comment.</summary>
    public Reading<CommentSubmitted> ReadComment(ReadOnlyMemory<byte> body) =>
        Read(body, nameof(CommentSubmitted), ReadComment);

    /// <summary>Reads a submitted comment that is parsed already, as one of an array.</summary>
    public Reading<CommentSubmitted> ReadComment(JsonElement message) => Guard(message, ReadComment);

    /// <summary>Reads a text that is to be scored and not stored: no ids are needed.</summary>
    public static Reading<Comment> ReadText(JsonElement message) =>
        Guard(
            message,
            fields =>
            {
                var author = fields.Within("author");
                var comment = new Comment(
                    fields.Text("text"),
                    author?.Short("name", Limits.Origin),
                    author?.Short("url", Limits.Origin),
                    fields.Short("language")
                );
                fields.Include(author);
                return comment;
            }
        );

    /// <summary>Reads a deletion.</summary>
    public Reading<CommentDeleted> ReadDeletion(ReadOnlyMemory<byte> body) =>
        Read(
            body,
            nameof(CommentDeleted),
            fields => new CommentDeleted
            {
                SiteId = fields.Id("siteId", absent: "default"),
                CommentId = fields.Id("commentId"),
                Revision = fields.Count("revision", absent: null),
                DeletedAt = fields.Time("deletedAt", clock.GetUtcNow()),
            }
        );

    /// <summary>Reads a reader's report.</summary>
    public Reading<CommentReported> ReadReport(ReadOnlyMemory<byte> body) =>
        Read(
            body,
            nameof(CommentReported),
            fields => ReadReport(fields, fields.Id("siteId", absent: "default"), fields.Id("commentId"))
        );

    /// <summary>Reads a report of a comment that is named already.</summary>
    public Reading<CommentReported> ReadReport(JsonElement message, string siteId, string commentId) =>
        Guard(message, fields => ReadReport(fields, siteId, commentId));

    private CommentReported ReadReport(MessageFields fields, string siteId, string commentId) =>
        new()
        {
            SiteId = siteId,
            CommentId = commentId,
            Revision = fields.Count("revision", absent: null),
            Category = fields.Word("category", VerdictCategories.All),
            Note = fields.Short("note", Reports.LongestNote),
            ReportedAt = fields.Time("reportedAt", clock.GetUtcNow()),
        };

    private CommentSubmitted ReadComment(MessageFields fields)
    {
        var author = fields.Within("author");
        var comment = new CommentSubmitted
        {
            SiteId = fields.Id("siteId", absent: "default"),
            CommentId = fields.Id("commentId"),
            Revision = fields.Count("revision", absent: 1)!.Value,
            Text = fields.Text("text"),
            ThreadId = fields.Short("threadId"),
            ThreadTitle = fields.Short("threadTitle"),
            ParentId = fields.Short("parentId"),
            Permalink = fields.Short("permalink"),
            Language = fields.Short("language"),
            SubmittedAt = fields.Time("submittedAt", clock.GetUtcNow()),
            Author = author is null
                ? null
                : new CommentAuthor
                {
                    Id = author.Short("id"),
                    Name = author.Short("name", Limits.Origin),
                    Email = author.Short("email"),
                    Url = author.Short("url", Limits.Origin),
                    Ip = author.Short("ip"),
                    UserAgent = author.Short("userAgent"),
                },
        };
        fields.Include(author);
        return comment;
    }

    private static Reading<T> Read<T>(ReadOnlyMemory<byte> body, string messageType, Func<MessageFields, T> read)
        where T : class
    {
        if (body.Length > Limits.MessageBytes)
        {
            return new(
                new MessageFault(
                    "too-large",
                    "",
                    $"The message has {body.Length} bytes: at most {Limits.MessageBytes} are taken."
                )
            );
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(WithoutMark(body));
        }
        catch (JsonException e)
        {
            return new(
                new MessageFault(
                    "not-json",
                    "",
                    $"The message is not JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})."
                )
            );
        }

        using (document)
        {
            return Guard(document.RootElement, read, messageType);
        }
    }

    private static Reading<T> Guard<T>(JsonElement message, Func<MessageFields, T> read, string? messageType = null)
        where T : class
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return new(MessageFault.NotAnObject);
        }

        var fields = new MessageFields(message);
        try
        {
            fields = messageType is null ? fields : fields.Unwrap(messageType);
            var result = read(fields);
            return new(result, fields.Signals, null);
        }
        catch (FaultyField e)
        {
            return new(e.Fault);
        }
    }
}
