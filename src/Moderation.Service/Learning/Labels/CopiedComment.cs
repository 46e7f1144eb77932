using System.Globalization;

namespace Moderation.Service.Learning.Labels;

/// <summary>The comment that a row of a file copies, where the row is named as this service names its labels.</summary>
/// <param name="Name">
/// Site and comment with a stroke between them. Both may hold strokes themselves, so it is kept whole: see
/// <see cref="Readings"/>.
/// </param>
/// <param name="Revision">The revision.</param>
internal sealed record CopiedComment(string Name, int Revision)
{
    /// <summary>The comment that a label's name speaks of; null for a name of another form.</summary>
    /// <param name="id">Such as <c>site/comment/revision</c>, see <see cref="ToString"/>.</param>
    public static CopiedComment? Read(string? id)
    {
        var end = id?.LastIndexOf('/') ?? -1;
        return
            end > 0
            && id!.Length <= LabelFields.LongestOrigin
            && !id.Any(char.IsControl)
            && int.TryParse(id.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            && id.IndexOf('/') < end
            ? new CopiedComment(id[..end], revision)
            : null;
    }

    /// <summary>How a comment is named.</summary>
    public static string NameOf(string siteId, string commentId) => $"{siteId}/{commentId}";

    /// <summary>All comments that the name may mean; one at most is there.</summary>
    public IEnumerable<(string SiteId, string CommentId)> Readings()
    {
        for (var cut = Name.IndexOf('/'); cut >= 0; cut = Name.IndexOf('/', cut + 1))
        {
            yield return (Name[..cut], Name[(cut + 1)..]);
        }
    }

    /// <summary>The label's name again.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}/{Revision}");
}
