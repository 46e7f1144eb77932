using Moderation.Engine.Deciding;
using Moderation.Engine.Training;

namespace Moderation.Service.Learning.Labels;

/// <summary>A comment with a known answer, which an admin keeps.</summary>
internal sealed record GoldenComment
{
    public long Id { get; init; }

    /// <summary>The import that brought it; null where it was added alone.</summary>
    public long? ImportId { get; init; }

    public int? Toxic { get; init; }

    public int? Spam { get; init; }

    public string? Kinds { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorUrl { get; init; }

    public string? ThreadTitle { get; init; }

    public required string Text { get; init; }

    /// <summary>The comment that it copies, or null.</summary>
    public string? SiteId { get; init; }

    public string? CommentId { get; init; }

    /// <summary>The comment that its file's row copies, see <see cref="CopiedComment"/>; or null.</summary>
    public string? Copied { get; init; }

    public int? Revision { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public required string AddedBy { get; init; }

    /// <summary>What it is known to be.</summary>
    public Answer Known => Answer.Read(Toxic, Spam, Kinds);

    /// <summary>It as the model sees it.</summary>
    public Comment Comment => new(Text, AuthorName, AuthorUrl);

    public LabelledComment ToLabel() =>
        new()
        {
            Id = $"golden:{Id}",
            Comment = Comment,
            Toxic = Known.Toxic,
            Spam = Known.Spam,
            Kinds = Known.Kinds,
            Thread = $"golden:{Id}",
            At = AddedAt,
            Origin = LabelOrigin.Golden,
        };

    /// <summary>It as it is exported: a copy names its comment, so that it does not come back where that is deleted.</summary>
    public LabelExport ToExport()
    {
        var export = LabelExport.Of(ToLabel());
        var name = SiteId is not null && CommentId is not null ? LabelName.OfComment(SiteId, CommentId) : Copied;
        return name is null ? export : export with { Id = $"{new CopiedComment(name, Revision ?? 0)}" };
    }
}
