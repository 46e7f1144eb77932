using System.Data.Common;
using Dapper;
using Moderation.Engine.Deciding;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Writes and reads <c>authors</c>: whom moderators muted or trust.</summary>
internal sealed class AuthorStandingStore(Database database, TimeProvider clock)
{
    private const string Columns = "author_hash, standing, set_by, set_at, change_number";

    /// <summary>
    /// Sets what is said of an author. The transaction waits for its turn first (<see cref="Dialect.OneAtATime"/>), so that
    /// the numbers of changes become visible in their order.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="siteId">The site.</param>
    /// <param name="author">The author's hash.</param>
    /// <param name="standing">What is to be said.</param>
    /// <param name="seen">What has to be said now for that, or null for anything.</param>
    /// <returns>False where nothing is changed: it stood so already, or otherwise than was seen.</returns>
    public async Task<bool> SetAsync(
        DbTransaction transaction,
        Actor by,
        string siteId,
        long author,
        AuthorStanding standing,
        AuthorStanding? seen
    )
    {
        await using var results = await transaction.Connection!.QueryMultipleAsync(
            $"""
            {database.Dialect.OneAtATime};
            insert into authors (site_id, author_hash, standing, set_by, set_at, change_number)
            select @siteId, @author, @standing, @Name, @now, (select coalesce(max(change_number), 0) + 1 from authors)
            where (
                @standing <> 'usual'
                or exists (select 1 from authors where site_id = @siteId and author_hash = @author)
              )
              and (
                cast(@seen as text) is null
                or @seen = coalesce(
                    (select standing from authors where site_id = @siteId and author_hash = @author), 'usual'
                )
              )
            on conflict (site_id, author_hash) do update
            set standing = excluded.standing, set_by = excluded.set_by, set_at = excluded.set_at,
                change_number = excluded.change_number
            where authors.standing <> excluded.standing
            returning change_number
            """,
            new
            {
                siteId,
                author,
                standing = Word(standing),
                seen = seen is { } known ? Word(known) : null,
                by.Name,
                now = clock.GetUtcNow(),
            },
            transaction
        );
        await results.ReadAsync();
        return (await results.ReadAsync<long>()).Any();
    }

    /// <summary>Whether this is what is said of an author.</summary>
    public async Task<bool> IsAsync(DbTransaction transaction, string siteId, long author, AuthorStanding standing) =>
        await transaction.Connection!.ExecuteScalarAsync<string>(
            "select coalesce((select standing from authors where site_id = @siteId and author_hash = @author), 'usual')",
            new { siteId, author },
            transaction
        ) == Word(standing);

    /// <summary>What was said of an author, or null where nobody ever did.</summary>
    public Task<AuthorSetting?> FindAsync(string siteId, long author, CancellationToken cancel) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<AuthorSetting>(
                    $"select {Columns} from authors where site_id = @siteId and author_hash = @author",
                    new { siteId, author }
                ),
            cancel
        );

    /// <summary>What was said since a change, in order.</summary>
    public Task<IReadOnlyList<AuthorSetting>> ChangedAsync(long after, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<AuthorSetting>>(
            async connection =>
                (
                    await connection.QueryAsync<AuthorSetting>(
                        $"select {Columns} from authors where change_number > @after order by change_number",
                        new { after }
                    )
                ).AsList(),
            cancel
        );

    private static string Word(AuthorStanding standing) =>
        standing switch
        {
            AuthorStanding.Muted => "muted",
            AuthorStanding.Trusted => "trusted",
            _ => "usual",
        };
}
