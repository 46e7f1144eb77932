using System.Data.Common;
using Dapper;
using Moderation.Service.Review;
using Moderation.Service.Storage;

namespace Moderation.Service.Intake;

/// <summary>Writes and reads <c>comments</c>.</summary>
internal sealed class CommentStore(Database database, TimeProvider clock)
{
    /// <summary>Stores comments; those whose key is there already are left as they are.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="arrivals">Readable ones, each key once.</param>
    /// <returns>The keys that were not there.</returns>
    public async Task<HashSet<CommentKey>> InsertAsync(DbTransaction transaction, IReadOnlyList<Arrival> arrivals)
    {
        if (arrivals.Count == 0)
        {
            return [];
        }

        var receivedAt = clock.GetUtcNow();
        var rows = new Rows<Arrival>(arrivals)
            .With("site_id", a => a.Reading.Message!.SiteId)
            .With("comment_id", a => a.Reading.Message!.CommentId)
            .With("revision", a => a.Reading.Message!.Revision)
            .With("thread_id", a => a.Reading.Message!.ThreadId)
            .With("thread_title", a => a.Reading.Message!.ThreadTitle)
            .With("parent_id", a => a.Reading.Message!.ParentId)
            .With("permalink", a => a.Reading.Message!.Permalink)
            .With("text", a => a.Reading.Message!.Text)
            .With("author_id", a => a.Reading.Message!.Author?.Id)
            .With("author_name", a => a.Reading.Message!.Author?.Name)
            .With("author_email", a => a.Reading.Message!.Author?.Email)
            .With("author_url", a => a.Reading.Message!.Author?.Url)
            .With("author_ip", a => a.Reading.Message!.Author?.Ip)
            .With("author_user_agent", a => a.Reading.Message!.Author?.UserAgent)
            .With("author_hash", a => AuthorKey.Hash(a.Reading.Message!))
            .With("language", a => a.Reading.Message!.Language)
            .With("submitted_at", a => a.Reading.Message!.SubmittedAt)
            .With("received_at", _ => receivedAt)
            .With("original", a => a.Reading.Signals.Count > 0 ? a.Body : null);
        var parameters = new DynamicParameters();
        // Ordered, so that two replicas that store the same comments take the same locks in the same order.
        var inserted = await transaction.Connection!.QueryAsync<CommentKey>(
            $"""
            insert into comments ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)} where true
            order by site_id, comment_id, revision
            on conflict (site_id, comment_id, revision) do nothing
            returning site_id, comment_id, revision
            """,
            parameters,
            transaction
        );
        return [.. inserted];
    }

    /// <summary>The stored texts of these comments.</summary>
    public async Task<Dictionary<CommentKey, string>> TextsAsync(
        DbTransaction transaction,
        IReadOnlyList<CommentKey> keys
    )
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var parameters = new DynamicParameters();
        var stored = await transaction.Connection!.QueryAsync<StoredText>(
            $"""
            select c.site_id, c.comment_id, c.revision, c.text
            from comments c join {database.Dialect.From(Keys(keys), parameters)}
              on c.site_id = r.site_id and c.comment_id = r.comment_id and c.revision = r.revision
            """,
            parameters,
            transaction
        );
        return stored.ToDictionary(
            s => new CommentKey
            {
                SiteId = s.SiteId,
                CommentId = s.CommentId,
                Revision = s.Revision,
            },
            s => s.Text
        );
    }

    /// <summary>Takes comments out again that this transaction put in.</summary>
    public async Task RemoveAsync(DbTransaction transaction, IReadOnlyList<CommentKey> keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        var parameters = new DynamicParameters();
        await transaction.Connection!.ExecuteAsync(
            $"""
            delete from comments where (site_id, comment_id, revision) in (
                select r.site_id, r.comment_id, r.revision from {database.Dialect.From(Keys(keys), parameters)}
            )
            """,
            parameters,
            transaction
        );
    }

    /// <summary>Empties a comment's revisions up to one, or all of them: what the reader wrote, who it was and where it stood.</summary>
    public Task EraseAsync(DbTransaction transaction, string siteId, string commentId, int? upTo) =>
        transaction.Connection!.ExecuteAsync(
            """
            update comments
            set text = '', thread_title = null, parent_id = null, permalink = null, language = null, original = null,
                author_id = null, author_name = null, author_email = null, author_url = null,
                author_ip = null, author_user_agent = null, author_hash = null, erased_at = @now
            where site_id = @siteId and comment_id = @commentId and revision <= @upTo and erased_at is null
            """,
            new
            {
                siteId,
                commentId,
                upTo = upTo ?? int.MaxValue,
                now = clock.GetUtcNow(),
            },
            transaction
        );

    private static Rows<CommentKey> Keys(IReadOnlyList<CommentKey> keys) =>
        new Rows<CommentKey>(keys)
            .With("site_id", k => k.SiteId)
            .With("comment_id", k => k.CommentId)
            .With("revision", k => k.Revision);

    private sealed record StoredText
    {
        public required string SiteId { get; init; }

        public required string CommentId { get; init; }

        public int Revision { get; init; }

        public required string Text { get; init; }
    }
}
