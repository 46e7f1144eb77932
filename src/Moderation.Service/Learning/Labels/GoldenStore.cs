using System.Data.Common;
using Dapper;
using Moderation.Service.Review;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Labels;

/// <summary>Writes and reads <c>golden_comments</c> and <c>golden_removals</c>.</summary>
internal sealed class GoldenStore(Database database, TimeProvider clock)
{
    private const string Columns = """
        g.id, g.import_id, g.toxic, g.spam, g.kinds, g.author_name, g.author_url, g.thread_title, g.text,
        g.site_id, g.comment_id, g.copied, g.revision, g.added_at, g.added_by
        """;

    /// <summary>Holds of a golden comment <c>g</c> that counts: it was added alone, or by an import that does.</summary>
    public const string Counts = $"""
        (g.import_id is null or g.import_id in (select i.id from label_imports i where {ImportStore.Counts}))
        """;

    /// <summary>Adds a comment; one that is there already is left as it is.</summary>
    /// <returns>False where it is there already.</returns>
    public async Task<bool> AddAsync(DbTransaction transaction, Actor by, GoldenWish wish) =>
        await transaction.Connection!.ExecuteAsync(
            """
            insert into golden_comments (
                text_hash, toxic, spam, kinds, author_name, author_url, thread_title, text,
                site_id, comment_id, revision, added_at, added_by
            )
            values (
                @hash, @toxic, @spam, @kinds, @AuthorName, @AuthorUrl, @ThreadTitle, @Text,
                @SiteId, @CommentId, @Revision, @now, @Name
            )
            on conflict (text_hash) do nothing
            """,
            new
            {
                hash = LabelRow.HashOfComment(wish.Row.Text, wish.Row.AuthorName, wish.Row.AuthorUrl),
                toxic = Answer.Number(wish.Row.Answer.Toxic),
                spam = Answer.Number(wish.Row.Answer.Spam),
                kinds = wish.Row.Answer.StoredKinds,
                wish.Row.AuthorName,
                wish.Row.AuthorUrl,
                wish.ThreadTitle,
                wish.Row.Text,
                wish.Copies?.SiteId,
                wish.Copies?.CommentId,
                wish.Copies?.Revision,
                now = clock.GetUtcNow(),
                by.Name,
            },
            transaction
        ) > 0;

    /// <summary>A comment's revision with an answer to it; null where it is not there, or erased.</summary>
    public async Task<GoldenWish?> ReadCommentAsync(DbTransaction transaction, CommentRef comment, Answer answer)
    {
        var found = await transaction.Connection!.QuerySingleOrDefaultAsync<GoldenComment?>(
            """
            select text, author_name, author_url, thread_title, '' as added_by from comments
            where site_id = @SiteId and comment_id = @CommentId and revision = @Revision and erased_at is null
            """,
            comment,
            transaction
        );
        return found is null
            ? null
            : new GoldenWish(
                new LabelRow
                {
                    Answer = answer,
                    AuthorName = found.AuthorName,
                    AuthorUrl = found.AuthorUrl,
                    Text = found.Text,
                },
                found.ThreadTitle,
                comment
            );
    }

    /// <summary>Adds rows of an import; a text that is there already is left as it is.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> AddAsync(DbTransaction transaction, Actor by, long importId, IReadOnlyList<LabelRow> labels)
    {
        var now = clock.GetUtcNow();
        var rows = new Rows<LabelRow>(labels)
            .With("import_id", _ => importId)
            .With("text_hash", l => LabelRow.HashOfComment(l.Text, l.AuthorName, l.AuthorUrl))
            .With("toxic", l => Answer.Number(l.Answer.Toxic))
            .With("spam", l => Answer.Number(l.Answer.Spam))
            .With("kinds", l => l.Answer.StoredKinds)
            .With("author_name", l => l.AuthorName)
            .With("author_url", l => l.AuthorUrl)
            .With("text", l => l.Text)
            .With("added_at", _ => now)
            .With("added_by", _ => by.Name)
            .With("copied", l => l.Copies?.Name)
            .With("revision", l => l.Copies?.Revision);
        var parameters = new DynamicParameters();
        return await transaction.Connection!.ExecuteAsync(
            $"""
            insert into golden_comments ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)} where true
            on conflict (text_hash) do nothing
            """,
            parameters,
            transaction
        );
    }

    /// <summary>Takes one out, and notes when: it may have examined a model that is offered.</summary>
    /// <returns>False where it is not there.</returns>
    public async Task<bool> RemoveAsync(DbTransaction transaction, long id)
    {
        var now = clock.GetUtcNow();
        await transaction.Connection!.ExecuteAsync(
            """
            insert into golden_removals (golden_id, added_at, removed_at)
            select g.id, g.added_at, @now from golden_comments g where g.id = @id
            on conflict do nothing
            """,
            new { id, now },
            transaction
        );
        return await transaction.Connection!.ExecuteAsync(
                "delete from golden_comments where id = @id",
                new { id },
                transaction
            ) > 0;
    }

    /// <summary>Takes out a part of what an import brought.</summary>
    /// <returns>How many.</returns>
    public Task<int> DropRowsAsync(DbTransaction transaction, long importId, int limit) =>
        transaction.Connection!.ExecuteAsync(
            """
            delete from golden_comments
            where id in (select id from golden_comments where import_id = @importId limit @limit)
            """,
            new { importId, limit },
            transaction
        );

    /// <summary>Takes out the copies of a comment's revisions up to one, or all of them: the comment was deleted.</summary>
    public Task EraseAsync(DbTransaction transaction, string siteId, string commentId, int? upTo) =>
        transaction.Connection!.ExecuteAsync(
            """
            delete from golden_comments
            where (site_id = @siteId and comment_id = @commentId or copied = @copied) and revision <= @upTo
            """,
            new
            {
                siteId,
                commentId,
                copied = LabelName.OfComment(siteId, commentId),
                upTo = upTo ?? int.MaxValue,
            },
            transaction
        );

    /// <summary>Golden comments that count, the newest first.</summary>
    /// <param name="before">Only those with a lower id.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<GoldenComment>> ListAsync(long before, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<GoldenComment>>(
            async connection =>
                (
                    await connection.QueryAsync<GoldenComment>(
                        $"""
                        select {Columns} from golden_comments g
                        where g.id < @before and {Counts} order by g.id desc limit @limit
                        """,
                        new { before, limit }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>How many there are, by what they are known to be.</summary>
    public Task<IReadOnlyList<(Answer Answer, long Count)>> CountAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<(Answer Answer, long Count)>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<(int? Toxic, int? Spam, long Count)>(
                            $"select g.toxic, g.spam, count(*) from golden_comments g where {Counts} group by g.toxic, g.spam"
                        )
                    ).Select(one => (Answer.Read(one.Toxic, one.Spam, null), one.Count)),
                ],
            cancel
        );
}
