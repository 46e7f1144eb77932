using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Moderation.Service.Review;

/// <summary>
/// A place in an order: behind one comment, whether that is still under review or not. To others it is a text without
/// meaning.
/// </summary>
/// <param name="Order">The order in which it is a place.</param>
/// <param name="Value">The comment's score in it, 0 to 1; 0 in an order by time.</param>
/// <param name="Since">Since when it is under review.</param>
/// <param name="SiteId">The site.</param>
/// <param name="CommentId">The comment.</param>
internal sealed record ReviewCursor(
    ReviewOrder Order,
    double Value,
    DateTimeOffset Since,
    string SiteId,
    string CommentId
)
{
    /// <summary>The place behind a comment.</summary>
    public static ReviewCursor Behind(ReviewPlace last, ReviewOrder order) =>
        new(
            order,
            order switch
            {
                ReviewOrder.Risk => last.Risk,
                ReviewOrder.Uncertain => last.Uncertainty,
                _ => 0,
            },
            last.Since,
            last.SiteId,
            last.CommentId
        );

    /// <summary>The cursor as text, for an address.</summary>
    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Reads what <see cref="ToString"/> wrote, for this order.</summary>
    public static bool TryParse(string text, ReviewOrder order, out ReviewCursor? cursor)
    {
        cursor = null;
        try
        {
            cursor = JsonSerializer.Deserialize<ReviewCursor>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Told below.
        }

        if (cursor is { SiteId: not null, CommentId: not null } && cursor.Order == order && cursor.CanBeAsked)
        {
            return true;
        }

        cursor = null;
        return false;
    }

    // None of ours holds NUL, and PostgreSQL takes none.
    private bool CanBeAsked => !SiteId.Contains('\0') && !CommentId.Contains('\0');
}
