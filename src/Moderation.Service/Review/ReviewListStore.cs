using Dapper;
using Moderation.Service.Storage;

namespace Moderation.Service.Review;

/// <summary>
/// Reads which comments are under review, by the narrow columns and their indexes; <see cref="ReviewCardStore"/> reads the
/// rest for those that are shown. Two questions, because PostgreSQL, which does not know how many the first one gives, would
/// answer both at once by reading all decisions.
/// </summary>
internal sealed class ReviewListStore(Database database, ReviewFilterStore filters)
{
    private const string Columns = """
        u.site_id, u.comment_id, u.revision, u.risk, u.uncertainty, u.since, u.lane, u.language, u.wave_key
        """;

    // So many of the next in order have their texts looked at one by one. What every fortieth holds is met among them; for
    // what fewer hold, all texts are read, and those that hold it are few to sort.
    private const int Near = 1_000;

    /// <summary>A part of what is under review, in order.</summary>
    /// <param name="filter">Which comments.</param>
    /// <param name="sites">The sites to keep to, or null for all.</param>
    /// <param name="order">In which order.</param>
    /// <param name="after">Behind this place, or null for the beginning.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<ReviewPlace>> ListAsync(
        ReviewFilter filter,
        IReadOnlyList<string>? sites,
        ReviewOrder order,
        ReviewCursor? after,
        int limit,
        CancellationToken cancel
    )
    {
        var (column, direction, beyond) = order switch
        {
            ReviewOrder.Risk => ("risk", "desc", '<'),
            ReviewOrder.Oldest => ("since", "asc", '>'),
            ReviewOrder.Uncertain => ("uncertainty", "asc", '>'),
            _ => ("since", "desc", '<'),
        };
        var inOrder = $"order by u.{column} {direction}, u.site_id {direction}, u.comment_id {direction}";
        var parameters = new DynamicParameters(new { limit, Near });
        var conditions = ReviewFilterStore.Conditions(filter, sites, parameters);
        if (after is not null)
        {
            conditions += $" and (u.{column}, u.site_id, u.comment_id) {beyond} (@place, @siteId, @commentId)";
            parameters.Add("place", column == "since" ? after.Since : after.Value);
            parameters.AddDynamicParams(new { siteId = after.SiteId, commentId = after.CommentId });
        }

        var shown = filter.FoldsWaves
            ? FirstOfWave(ReviewFilterStore.Conditions(filter, sites, parameters, of: "w"))
            : "true";
        if (filter.Text is not { } text)
        {
            var chosen = Walk(filter, $"{conditions} and {shown}", inOrder, "@limit");
            return await PlacesAsync($"select {Columns} from {chosen} u {inOrder} limit @limit", parameters, cancel);
        }

        parameters.Add("sought", SearchText.Fold(text));
        var near = await PlacesAsync(
            $"""
            select {Columns} from {Walk(filter, conditions, inOrder, "@Near")} u
            where (
                select {database.Dialect.Position("t.text", "@sought")} from review_texts t
                where t.site_id = u.site_id and t.comment_id = u.comment_id
            ) > 0 and {shown}
            {inOrder} limit @limit
            """,
            parameters,
            cancel
        );
        return near.Count == limit
            ? near
            : await PlacesAsync(
                $"""
                select {Columns} from (
                    select {Columns} from {filters.Holding(text, parameters)} and {conditions}
                    {inOrder} {database.Dialect.ByItself}
                ) u
                where {shown} {inOrder} limit @limit
                """,
                parameters,
                cancel
            );
    }

    // Of those of a wave that are chosen the one that came first stands for all.
    private static string FirstOfWave(string conditions) =>
        $"""
            (
                u.wave_key is null or not exists (
                    select 1 from under_review w
                    where w.site_id = u.site_id and w.wave_key = u.wave_key and w.lane = u.lane
                      and (w.since, w.comment_id) < (u.since, u.comment_id) and {conditions}
                )
            )
            """;

    // The first in order, by the index of the order: it begins with the lane, so that both lanes are two walks.
    private static string Walk(ReviewFilter filter, string conditions, string inOrder, string limit)
    {
        return filter.Lane is null && !ReviewFilterStore.IsNarrow(filter)
            ? $"({string.Join(" union all ", Enum.GetValues<Lane>().Select(Along))})"
            : Part(conditions);

        string Along(Lane lane) => $"select * from {Part($"u.lane = '{LaneNames.Of(lane)}' and {conditions}")} {lane}";

        string Part(string those) => $"(select {Columns} from under_review u where {those} {inOrder} limit {limit})";
    }

    /// <summary>One comment under review, or none.</summary>
    public Task<IReadOnlyList<ReviewPlace>> FindAsync(string siteId, string commentId, CancellationToken cancel) =>
        PlacesAsync(
            $"select {Columns} from under_review u where u.site_id = @siteId and u.comment_id = @commentId",
            new DynamicParameters(new { siteId, commentId }),
            cancel
        );

    /// <summary>How many there are; it stops to count at a limit.</summary>
    public Task<int> CountAsync(ReviewFilter filter, IReadOnlyList<string>? sites, int limit, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(new { limit });
        return database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<int>(
                    $"select count(*) from (select 1 from {filters.Chosen(filter, sites, parameters)} limit @limit) counted",
                    parameters
                ),
            cancel
        );
    }

    private Task<IReadOnlyList<ReviewPlace>> PlacesAsync(
        string sql,
        DynamicParameters parameters,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<ReviewPlace>>(
            async connection => (await connection.QueryAsync<ReviewPlace>(sql, parameters)).AsList(),
            cancel
        );
}
