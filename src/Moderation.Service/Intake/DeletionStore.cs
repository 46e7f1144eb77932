using System.Data.Common;
using Dapper;
using Moderation.Contracts;
using Moderation.Service.Storage;

namespace Moderation.Service.Intake;

/// <summary>Writes and reads <c>deletions</c>.</summary>
internal sealed class DeletionStore(Database database, TimeProvider clock)
{
    /// <summary>Notes a deletion; of two on one comment the one that covers more stands.</summary>
    public Task AddAsync(DbTransaction transaction, CommentDeleted deleted) =>
        transaction.Connection!.ExecuteAsync(
            """
            insert into deletions (site_id, comment_id, revision, deleted_at)
            values (@SiteId, @CommentId, @Revision, @at)
            on conflict (site_id, comment_id) do update set
                deleted_at = case
                    when deletions.revision is null or deletions.revision >= excluded.revision then deletions.deleted_at
                    else excluded.deleted_at
                end,
                revision = case
                    when deletions.revision is null or excluded.revision is null then null
                    when deletions.revision > excluded.revision then deletions.revision
                    else excluded.revision
                end
            """,
            new
            {
                deleted.SiteId,
                deleted.CommentId,
                deleted.Revision,
                at = deleted.DeletedAt ?? clock.GetUtcNow(),
            },
            transaction
        );

    /// <summary>
    /// Which of these comments are covered by a deletion. The transaction waits for its turn first
    /// (<see cref="Dialect.OneAtATime"/>), so that a deletion that is being stored elsewhere is seen here, or sees this.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="keys">The comments.</param>
    /// <param name="exchange">Sightings to be exchanged in its turn as well, which saves a round trip; or null.</param>
    public async Task<HashSet<CommentKey>> CoveredAsync(
        DbTransaction transaction,
        IReadOnlyList<CommentKey> keys,
        SightingExchange? exchange
    )
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var rows = new Rows<CommentKey>(keys)
            .With("site_id", k => k.SiteId)
            .With("comment_id", k => k.CommentId)
            .With("revision", k => k.Revision);
        var parameters = new DynamicParameters();
        await using var results = await transaction.Connection!.QueryMultipleAsync(
            $"""
            {database.Dialect.OneAtATime};
            select r.site_id, r.comment_id, r.revision
            from {database.Dialect.From(rows, parameters)}
            where r.revision <= (
                select coalesce(d.revision, r.revision) from deletions d
                where d.site_id = r.site_id and d.comment_id = r.comment_id
            );
            {(exchange is null ? "" : SightingStore.Exchange(exchange, parameters))}
            """,
            parameters,
            transaction
        );
        await results.ReadAsync();
        var covered = await results.ReadAsync<CommentKey>();
        if (exchange is not null)
        {
            await SightingStore.ReadAsync(results, exchange);
        }

        return [.. covered];
    }

    /// <summary>The deletion that covers a comment's revision, or null.</summary>
    public Task<DateTimeOffset?> DeletedAtAsync(
        string siteId,
        string commentId,
        int revision,
        CancellationToken cancel
    ) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<DateTimeOffset?>(
                    """
                    select deleted_at from deletions
                    where site_id = @siteId and comment_id = @commentId
                      and (revision is null or revision >= @revision)
                    """,
                    new
                    {
                        siteId,
                        commentId,
                        revision,
                    }
                ),
            cancel
        );
}
