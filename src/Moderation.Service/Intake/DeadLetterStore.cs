using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Intake;

/// <summary>Writes and reads <c>dead_letters</c>.</summary>
internal sealed class DeadLetterStore(Database database, TimeProvider clock)
{
    /// <summary>
    /// Keeps messages that could not be taken. One that is there for the same reason is not kept twice, and what a
    /// deletion covers is not kept at all.
    /// </summary>
    public async Task AddAsync(DbTransaction transaction, IReadOnlyList<DeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            await transaction.Connection!.ExecuteAsync(
                """
                insert into dead_letters (
                    queue, reason, explanation, body, body_hash, site_id, comment_id, revision, received_at
                )
                select @Queue, @Code, @Explanation, @Body, @hash, @SiteId, @CommentId, @Revision, @now
                where not exists (
                    select 1 from deletions d
                    where d.site_id = @SiteId and d.comment_id = @CommentId
                      and (d.revision is null or d.revision >= @Revision)
                )
                on conflict (queue, reason, body_hash) do nothing
                """,
                new
                {
                    letter.Queue,
                    letter.Fault.Code,
                    letter.Fault.Explanation,
                    letter.Body,
                    hash = SHA256.HashData(letter.Body),
                    letter.Comment?.SiteId,
                    letter.Comment?.CommentId,
                    letter.Comment?.Revision,
                    now = clock.GetUtcNow(),
                },
                transaction
            );
        }
    }

    /// <summary>Takes out what holds a comment's revisions up to one, or any of them.</summary>
    public Task EraseAsync(DbTransaction transaction, string siteId, string commentId, int? upTo) =>
        transaction.Connection!.ExecuteAsync(
            """
            delete from dead_letters
            where site_id = @siteId and comment_id = @commentId and revision <= @upTo
            """,
            new
            {
                siteId,
                commentId,
                upTo = upTo ?? int.MaxValue,
            },
            transaction
        );

    /// <summary>The newest dead letters without their bytes, newest first.</summary>
    public Task<IReadOnlyList<DeadLetterItem>> NewestAsync(int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<DeadLetterItem>>(
            async connection =>
                (
                    await connection.QueryAsync<DeadLetterItem>(
                        """
                        select id, queue, reason, explanation, length(body) as bytes, received_at
                        from dead_letters order by id desc limit @limit
                        """,
                        new { limit }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>The bytes of one, or null.</summary>
    public Task<byte[]?> BodyAsync(long id, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<byte[]?>(
                    "select body from dead_letters where id = @id",
                    new { id }
                ),
            cancel
        );
}
