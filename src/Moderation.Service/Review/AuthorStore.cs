using System.Data.Common;
using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Reads what became of authors' comments, from <c>comments</c> and <c>decisions</c>.</summary>
internal sealed class AuthorStore(Database database)
{
    /// <summary>How many revisions of one author are looked at: enough to know somebody by, and never dear.</summary>
    public const int Most = 500;

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
                    foreach (var author in authors)
                    {
                        records[author] = await CountAsync(connection, author);
                    }

                    return records;
                },
                cancel
            );

    private static async Task<AuthorRecord> CountAsync(DbConnection connection, long author)
    {
        var counts = (
            await connection.QueryAsync<(string State, long Comments, long Revisions)>(
                """
                select s.state, count(distinct s.comment_id), count(*)
                from (
                    select c.comment_id, (
                        select d.state from decisions d
                        where d.site_id = c.site_id and d.comment_id = c.comment_id
                        order by d.revision desc, d.sequence desc limit 1
                    ) as state
                    from comments c where c.author_hash = @author limit @Most
                ) s
                group by s.state
                """,
                new { author, Most }
            )
        ).AsList();
        return new AuthorRecord(
            (int)counts.Where(c => c.State == "approved").Sum(c => c.Comments),
            (int)counts.Where(c => c.State == "rejected").Sum(c => c.Comments),
            counts.Sum(c => c.Revisions) == Most
        );
    }
}
