using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// Writes <c>review_texts</c>, by which the desk searches what is under review. A trigger takes a text out with its row of
/// <c>under_review</c>.
/// </summary>
internal sealed class ReviewTextStore(Database database)
{
    /// <summary>
    /// Adds the texts of those that are under review in just this revision, and leaves the others out; those too that another
    /// transaction is just settling.
    /// </summary>
    /// <returns>How many were added.</returns>
    public async Task<int> AddAsync(DbTransaction transaction, IReadOnlyList<ReviewedText> texts)
    {
        if (texts.Count == 0)
        {
            return 0;
        }

        var rows = new Rows<ReviewedText>(texts)
            .With("site_id", t => t.SiteId)
            .With("comment_id", t => t.CommentId)
            .With("revision", t => t.Revision)
            .With("text", t => SearchText.Fold(t.Text));
        var parameters = new DynamicParameters();
        // The row stays until the text is stored: whoever settles the comment meanwhile takes the text out after that.
        return await transaction.Connection!.ExecuteAsync(
            $"""
            insert into review_texts (site_id, comment_id, text)
            select r.site_id, r.comment_id, r.text from {database.Dialect.From(rows, parameters)}
            where r.revision = (
                select u.revision from under_review u
                where u.site_id = r.site_id and u.comment_id = r.comment_id {database.Dialect.KeepOrSkip}
            )
            on conflict (site_id, comment_id) do update set text = excluded.text
            """,
            parameters,
            transaction
        );
    }

    /// <summary>What is under review and has no text to be found by, at most so many.</summary>
    public Task<IReadOnlyList<ReviewedText>> MissingAsync(int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<ReviewedText>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<(string SiteId, string CommentId, int Revision, string Text)>(
                            """
                            select u.site_id, u.comment_id, u.revision, c.text
                            from under_review u
                            join comments c
                              on c.site_id = u.site_id and c.comment_id = u.comment_id and c.revision = u.revision
                              and c.erased_at is null
                            where not exists (
                                select 1 from review_texts t where t.site_id = u.site_id and t.comment_id = u.comment_id
                            )
                            limit @limit
                            """,
                            new { limit }
                        )
                    ).Select(row => new ReviewedText(row.SiteId, row.CommentId, row.Revision, row.Text)),
                ],
            cancel
        );
}
