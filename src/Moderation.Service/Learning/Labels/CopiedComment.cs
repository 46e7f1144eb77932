using System.Globalization;

namespace Moderation.Service.Learning.Labels;

/// <summary>The comment that a row of a file copies, where the row is named as this service names its labels.</summary>
/// <param name="Name">Site and comment, as <see cref="LabelName"/> writes them.</param>
/// <param name="Revision">The revision.</param>
internal sealed record CopiedComment(string Name, int Revision)
{
    /// <summary>Whose comment it is, and which.</summary>
    public (string SiteId, string CommentId) Ids =>
        LabelName.Comment(ToString()) is { } comment ? (comment.SiteId, comment.CommentId) : ("", "");

    /// <summary>The comment that a label's name speaks of; null for a name of another form.</summary>
    /// <param name="id">Such as <c>site/comment/revision</c>, see <see cref="ToString"/>.</param>
    public static CopiedComment? Read(string? id) =>
        id is { Length: > 0 and <= LabelFields.LongestOrigin }
        && !id.Any(char.IsControl)
        && LabelName.Comment(id) is { SiteId.Length: > 0, CommentId.Length: > 0 } comment
            ? new CopiedComment(LabelName.OfComment(comment.SiteId, comment.CommentId), comment.Revision)
            : null;

    /// <summary>The label's name again.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}/{Revision}");
}
