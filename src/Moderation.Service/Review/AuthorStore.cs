using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Reads authors' comments and what became of them, from <c>comments</c> and <c>decisions</c>.</summary>
internal sealed class AuthorStore(Database database)
{
    /// <summary>How many revisions of one author are looked at: enough to know somebody by, and never dear.</summary>
    public const int Most = 500;

    /// <summary>How many of an author's latest comments are shown.</summary>
    public const int Latest = 30;

    // As many as a desk shows, so that it asks once.
    private const int AtOnce = 25;

    /// <summary>Whether a comment of this author is here.</summary>
    public Task<bool> IsKnownAsync(long author, CancellationToken cancel) =>
        database.ReadAsync(
            async connection =>
                await connection.ExecuteScalarAsync<long?>(
                    "select 1 from comments where author_hash = @author limit 1",
                    new { author }
                )
                    is not null,
            cancel
        );

    /// <summary>The latest comments of an author, each in its newest revision; the newest first.</summary>
    public Task<IReadOnlyList<AuthorComment>> LatestAsync(long author, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<AuthorComment>>(
            async connection =>
                (
                    await connection.QueryAsync<AuthorComment>(
                        """
                        select c.comment_id, c.revision, substr(c.text, 1, @BeginningLength) as beginning,
                            length(c.text) as length, c.author_name, c.thread_id, c.thread_title, c.permalink, c.received_at,
                            d.state, d.toxicity, u.since as under_since
                        from comments c
                        join decisions d
                          on d.site_id = c.site_id and d.comment_id = c.comment_id and d.revision = c.revision
                          and d.sequence = (
                            select max(l.sequence) from decisions l
                            where l.site_id = c.site_id and l.comment_id = c.comment_id and l.revision = c.revision
                          )
                        left join under_review u on u.site_id = c.site_id and u.comment_id = c.comment_id
                        where c.author_hash = @author
                          and not exists (
                            select 1 from comments n
                            where n.site_id = c.site_id and n.comment_id = c.comment_id and n.revision > c.revision
                          )
                        order by c.received_at desc, c.comment_id limit @Latest
                        """,
                        new
                        {
                            author,
                            Latest,
                            AuthorComment.BeginningLength,
                        }
                    )
                ).AsList(),
            cancel
        );

    /// <summary>How many comments of each of these authors are approved and rejected now.</summary>
    public Task<Dictionary<long, AuthorRecord>> CountAsync(
        IReadOnlyCollection<long> authors,
        CancellationToken cancel
    ) =>
        authors.Count == 0
            ? Task.FromResult(new Dictionary<long, AuthorRecord>())
            : database.ReadAsync(
                async connection =>
                {
                    var records = new Dictionary<long, AuthorRecord>();
                    foreach (var some in authors.Chunk(AtOnce))
                    {
                        await CountAsync(connection, some, records);
                    }

                    return records;
                },
                cancel
            );

    // Each author has a part of the statement, with a limit of its own: no one plan is right for all of them.
    private static async Task CountAsync(
        DbConnection connection,
        long[] authors,
        Dictionary<long, AuthorRecord> records
    )
    {
        var parameters = new DynamicParameters(new { Most });
        for (var i = 0; i < authors.Length; i++)
        {
            parameters.Add($"author{i}", authors[i]);
        }

        var parts = authors.Select(
            (_, i) =>
                $"""
                    select @author{i} as author, s.state, count(distinct s.comment_id), count(*)
                    from (
                        select c.comment_id, (
                            select d.state from decisions d
                            where d.site_id = c.site_id and d.comment_id = c.comment_id
                            order by d.revision desc, d.sequence desc limit 1
                        ) as state
                        from comments c where c.author_hash = @author{i}
                        order by c.received_at desc limit @Most
                    ) s
                    group by s.state
                    """
        );
        var counted = await connection.QueryAsync<(long Author, string State, long Comments, long Revisions)>(
            string.Join(" union all ", parts),
            parameters
        );
        var states = counted.ToLookup(c => c.Author);
        foreach (var author in authors)
        {
            records[author] = new AuthorRecord(
                (int)states[author].Where(c => c.State == "approved").Sum(c => c.Comments),
                (int)states[author].Where(c => c.State == "rejected").Sum(c => c.Comments),
                states[author].Sum(c => c.Revisions) == Most
            );
        }
    }
}
