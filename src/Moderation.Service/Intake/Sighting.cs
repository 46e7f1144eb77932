using Moderation.Contracts;
using Moderation.Engine.Deciding;

namespace Moderation.Service.Intake;

/// <summary>That a comment came, as far as other comments may be like it. Holds no text and no name.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="CommentId">The comment.</param>
/// <param name="Revision">The revision that has this fingerprint.</param>
/// <param name="Author">A hash that tells the author from others; 0 where nothing does.</param>
/// <param name="Print">The text's fingerprint, its keys made the site's own unless sites count together.</param>
internal readonly record struct Sighting(string SiteId, string CommentId, int Revision, long Author, Fingerprint Print)
{
    /// <summary>Tells the comment from others, whatever its revision.</summary>
    public long Comment { get; } = StableHash.Of(SiteId, CommentId);

    /// <summary>The revision that was seen.</summary>
    public CommentKey Key =>
        new()
        {
            SiteId = SiteId,
            CommentId = CommentId,
            Revision = Revision,
        };

    /// <summary>The sighting of a comment whose text has this fingerprint.</summary>
    public static Sighting Of(CommentSubmitted comment, Fingerprint print, bool acrossSites) =>
        new(
            comment.SiteId,
            comment.CommentId,
            comment.Revision,
            AuthorOf(comment),
            acrossSites ? print : OfSite(print, comment.SiteId)
        );

    // The surest sign that there is; what the blog does not know, anybody may have typed in.
    private static long AuthorOf(CommentSubmitted comment) =>
        comment.Author is { } author && (author.Id ?? author.Email ?? author.Name ?? author.Ip) is { Length: > 0 } sign
            ? StableHash.Of(comment.SiteId, sign)
            : 0;

    private static Fingerprint OfSite(Fingerprint print, string siteId)
    {
        Span<long> keys = stackalloc long[Fingerprint.MostKeys];
        var site = StableHash.Of(siteId);
        for (var place = 0; place < print.Count; place++)
        {
            keys[place] = StableHash.Of(site, print[place]);
        }

        return new Fingerprint(keys[..print.Count]);
    }
}
