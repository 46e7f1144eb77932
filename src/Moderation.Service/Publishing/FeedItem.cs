using System.Text.Json;
using Moderation.Contracts;

namespace Moderation.Service.Publishing;

/// <summary>A decision as the dashboard follows it.</summary>
/// <param name="Cursor">Its place in the order of all decisions.</param>
/// <param name="Decision">What was published.</param>
/// <param name="Excerpt">
/// The beginning of the comment's text, so the spans of the reasons fit as far as it goes; empty once it is erased, null
/// when the comment is not there.
/// </param>
/// <param name="AuthorName">The author's name, or null.</param>
/// <param name="Permalink">Where the comment stands on the blog, or null; nobody checked it.</param>
internal sealed record FeedItem(
    long Cursor,
    DecisionMade Decision,
    string? Excerpt,
    string? AuthorName,
    string? Permalink
)
{
    public static FeedItem Of(FeedRow row) =>
        new(
            row.Cursor,
            JsonSerializer.Deserialize<DecisionMade>(row.Body, Wire.Json)!,
            row.Excerpt,
            row.AuthorName,
            row.Permalink
        );
}
