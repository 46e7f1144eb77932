using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Publishing;

/// <summary>Reads <c>decisions</c> together with the comments they are about, for the pages.</summary>
internal sealed class FeedStore(Database database)
{
    /// <summary>How much of a comment's text a row holds, in code points.</summary>
    public const int ExcerptLength = 400;

    private const string Rows = """
        select d.cursor, d.body, substr(c.text, 1, @ExcerptLength) as excerpt, c.author_name, c.permalink
        from decisions d left join comments c
          on c.site_id = d.site_id and c.comment_id = d.comment_id and c.revision = d.revision
        """;

    /// <summary>Decisions behind a cursor, oldest first.</summary>
    /// <param name="after">The last cursor seen, 0 for the beginning.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<FeedRow>> AfterAsync(long after, int limit, CancellationToken cancel) =>
        ReadAsync($"{Rows} where d.cursor > @after order by d.cursor limit @limit", after, limit, cancel);

    /// <summary>The newest decisions, newest first.</summary>
    public Task<IReadOnlyList<FeedRow>> NewestAsync(int limit, CancellationToken cancel) =>
        ReadAsync($"{Rows} order by d.cursor desc limit @limit", 0, limit, cancel);

    private Task<IReadOnlyList<FeedRow>> ReadAsync(string sql, long after, int limit, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<FeedRow>>(
            async connection =>
                (
                    await connection.QueryAsync<FeedRow>(
                        sql,
                        new
                        {
                            ExcerptLength,
                            after,
                            limit,
                        }
                    )
                ).AsList(),
            cancel
        );
}
