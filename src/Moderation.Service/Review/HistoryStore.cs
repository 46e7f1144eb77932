using System.Data.Common;
using Dapper;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>Writes and reads <c>history</c>.</summary>
internal sealed class HistoryStore(Database database, TimeProvider clock)
{
    /// <summary>Adds what somebody did.</summary>
    public async Task AddAsync(DbTransaction transaction, Actor by, IReadOnlyList<Deed> deeds)
    {
        if (deeds.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var rows = new Rows<Deed>(deeds)
            .With("done_at", _ => now)
            .With("actor_id", _ => by.Id)
            .With("actor_name", _ => by.Name)
            .With("action", d => d.Action)
            .With("site_id", d => d.SiteId)
            .With("comment_id", d => d.CommentId)
            .With("revision", d => d.Revision)
            .With("detail", d => d.Detail)
            .With("bulk_id", d => d.BulkId);
        var parameters = new DynamicParameters();
        await transaction.Connection!.ExecuteAsync(
            $"""
            insert into history ({rows.Names})
            select {rows.Names} from {database.Dialect.From(rows, parameters)}
            """,
            parameters,
            transaction
        );
    }

    /// <summary>Lines of the history, newest first.</summary>
    /// <param name="by">Who reads: lines of sites that he may not see are left out, and of no site those that are not his own.</param>
    /// <param name="filter">Which lines.</param>
    /// <param name="before">Only lines with a lower id; <see cref="long.MaxValue"/> for the newest.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<HistoryEntry>> FindAsync(
        Actor by,
        HistoryFilter filter,
        long before,
        int limit,
        CancellationToken cancel
    )
    {
        var parameters = new DynamicParameters(
            new
            {
                before,
                limit,
                filter.Actor,
                filter.Action,
                filter.SiteId,
                filter.CommentId,
                filter.BulkId,
                filter.From,
                filter.To,
            }
        );
        // Only the conditions that there are, so that each finds its index.
        List<string> conditions = ["id < @before"];
        AddIf(filter.Action, "action = @Action");
        AddIf(filter.SiteId, "site_id = @SiteId");
        AddIf(filter.CommentId, "comment_id = @CommentId");
        AddIf(filter.BulkId, "bulk_id = @BulkId");
        // As its index has it, word for word.
        AddIf(filter.IsFolded ? "" : null, "(bulk_id is null or action = 'bulk')");
        AddIf(filter.From, "done_at >= @From");
        AddIf(filter.To, "done_at < @To");
        if (by.Sites is { } sites)
        {
            var rows = new Rows<string>(sites).With("own_site", site => site);
            parameters.Add("own", by.Id);
            conditions.Add(
                $"(site_id in (select r.own_site from {database.Dialect.From(rows, parameters)}) or site_id is null and actor_id = @own)"
            );
        }

        return database.ReadAsync<IReadOnlyList<HistoryEntry>>(
            async connection =>
                (
                    await connection.QueryAsync<HistoryEntry>(
                        filter.Actor is null
                            ? Lines()
                            // Each by its own index: with "or", all lines of somebody are sorted, or those of everybody read.
                            : $"""
                            select * from ({Lines("actor_name = @Actor")}) n
                            union
                            select * from ({Lines("actor_id = @Actor")}) i
                            order by id desc limit @limit
                            """,
                        parameters
                    )
                ).AsList(),
            cancel
        );

        string Lines(params string[] whose) =>
            $"""
                select id, done_at as "At", actor_id, actor_name, action, site_id, comment_id, revision, detail, bulk_id
                from history where {string.Join(" and ", [.. conditions, .. whose])}
                order by id desc limit @limit
                """;

        void AddIf(object? part, string condition)
        {
            if (part is not null)
            {
                conditions.Add(condition);
            }
        }
    }
}
