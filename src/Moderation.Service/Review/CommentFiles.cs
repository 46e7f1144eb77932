using System.Text.Json;
using Moderation.Contracts;
using Moderation.Service.Intake;
using Moderation.Service.Publishing;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>All that is known of a comment, whatever its state, for the people who rule on it.</summary>
internal sealed class CommentFiles(
    CommentFileStore store,
    DecisionStore decisions,
    DeletionStore deletions,
    AuthorStore authors
)
{
    /// <summary>A comment, or null when it never came.</summary>
    /// <param name="by">Who asks; with the right to review on the site.</param>
    /// <param name="siteId">The site.</param>
    /// <param name="commentId">The comment.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="NotAllowedException">They may not review on the site.</exception>
    public async Task<CommentFile?> FindAsync(Actor by, string siteId, string commentId, CancellationToken cancel)
    {
        by.Require(Rights.Review, siteId);
        var stored = await decisions.HistoryAsync(siteId, commentId, cancel);
        var file = await store.ReadAsync(siteId, commentId, cancel);
        file = file with
        {
            Decisions = [.. stored.Select(s => JsonSerializer.Deserialize<DecisionMade>(s.Body, Wire.Json)!)],
        };
        var revision = file.Decision?.Revision ?? file.Newest?.Revision ?? 1;
        file = file with { DeletedAt = await deletions.DeletedAtAsync(siteId, commentId, revision, cancel) };
        if (file is { Decision: null, Newest: null, DeletedAt: null })
        {
            return null;
        }

        return file.Newest?.AuthorHash is { } author
            ? file with
            {
                AuthorRecord = (await authors.CountAsync([author], cancel))[author],
            }
            : file;
    }
}
