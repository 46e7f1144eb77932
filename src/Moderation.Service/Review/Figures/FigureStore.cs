using System.Data.Common;
using Dapper;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Review.Figures;

/// <summary>
/// Counts decisions and verdicts of a window. Neither table has an index by time, which every comment would pay for: both
/// grow in the order of time but for a little, so the first row of a window is found by halving.
/// </summary>
internal sealed class FigureStore(Database database)
{
    /// <summary>At most so many moderators, the busiest.</summary>
    private const int Moderators = 100;

    /// <summary>A row may stand so much behind one that is younger, at most.</summary>
    private static readonly TimeSpan Disorder = TimeSpan.FromHours(1);

    private Dialect Dialect => database.Dialect;

    /// <summary>What was decided, by the hour; hours in which nothing was are left out.</summary>
    /// <param name="from">Not what was decided before.</param>
    /// <param name="sites">Only on these sites; null for all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<IReadOnlyList<HourFigures>> DecidedAsync(
        DateTimeOffset from,
        IReadOnlyList<string>? sites,
        CancellationToken cancel
    ) =>
        CountAsync<HourFigures>(
            "decisions",
            from,
            sites,
            own =>
                $"""
                    select {Dialect.Hour("t.decided_at")} as hour, count(*) as arrived,
                        count(case when t.state = 'approved' then 1 end) as approved,
                        count(case when t.state = 'pending' then 1 end) as sent
                    from decisions t
                    where t.cursor >= @first and t.decided_at >= @from and t.sequence = 1 and {own}
                    group by 1
                    """,
            cancel
        );

    /// <summary>What was settled, by the hour; hours in which nothing was are left out.</summary>
    /// <inheritdoc cref="DecidedAsync"/>
    public Task<IReadOnlyList<HourFigures>> SettledAsync(
        DateTimeOffset from,
        IReadOnlyList<string>? sites,
        CancellationToken cancel
    ) =>
        CountAsync<HourFigures>(
            "verdicts",
            from,
            sites,
            own =>
                $"""
                    select {Dialect.Hour("t.made_at")} as hour, count(*) as settled
                    from verdicts t where t.id >= @first and t.made_at >= @from and {own}
                    group by 1
                    """,
            cancel
        );

    /// <summary>Who ruled, the busiest first.</summary>
    /// <inheritdoc cref="DecidedAsync"/>
    public Task<IReadOnlyList<ModeratorFigures>> ModeratorsAsync(
        DateTimeOffset from,
        IReadOnlyList<string>? sites,
        CancellationToken cancel
    ) =>
        CountAsync<ModeratorFigures>(
            "verdicts",
            from,
            sites,
            own =>
                $"""
                    select m.actor_id, v.actor_name as name, m.approved, m.rejected, m.undone
                    from (
                        select t.actor_id, max(t.id) as last,
                            count(case when t.ruling = 'approve' then 1 end) as approved,
                            count(case when t.ruling = 'reject' then 1 end) as rejected,
                            count(t.undone_at) as undone
                        from verdicts t where t.id >= @first and t.made_at >= @from and {own}
                        group by t.actor_id
                    ) m join verdicts v on v.id = m.last
                    order by m.approved + m.rejected desc, v.actor_name limit {Moderators}
                    """,
            cancel
        );

    /// <summary>
    /// How many comments the service sent to review, by the reason's code. What became of them is another question: to
    /// look for the verdict on each would take longer than to begin with the verdicts, which are fewer.
    /// </summary>
    /// <inheritdoc cref="DecidedAsync"/>
    public Task<IReadOnlyList<SignalFigures>> SentAsync(
        DateTimeOffset from,
        IReadOnlyList<string>? sites,
        CancellationToken cancel
    ) =>
        CountAsync<SignalFigures>(
            "decisions",
            from,
            sites,
            own =>
                $"""
                    select e.value ->> 'code' as code, count(*) as sent
                    from decisions t cross join {Dialect.Elements("t.body", "reasons", "e")}
                    where t.cursor >= @first and t.decided_at >= @from and t.sequence = 1 and t.state = 'pending' and {own}
                    group by 1
                    """,
            cancel
        );

    /// <summary>What became of them, by the reason's code; <see cref="SignalFigures.Sent"/> is not filled in.</summary>
    /// <inheritdoc cref="DecidedAsync"/>
    public Task<IReadOnlyList<SignalFigures>> RuledAsync(
        DateTimeOffset from,
        IReadOnlyList<string>? sites,
        CancellationToken cancel
    ) =>
        CountAsync<SignalFigures>(
            "verdicts",
            from,
            sites,
            own =>
                $"""
                    select code,
                        count(case when ruling = 'approve' then 1 end) as approved,
                        count(case when ruling = 'reject' then 1 end) as rejected,
                        count(case when ruling = 'approve' and actor_id <> @service then 1 end) as approved_by_people,
                        count(case when ruling = 'reject' and actor_id <> @service then 1 end) as rejected_by_people,
                        count(
                            case when ruling = 'reject' and actor_id <> @service
                                and ' ' || categories || ' ' like '% ' || code || ' %' then 1 end
                        ) as confirmed
                    from (
                        select e.value ->> 'code' as code, t.ruling, t.actor_id, t.categories
                        from verdicts t
                        join decisions d
                          on d.site_id = t.site_id and d.comment_id = t.comment_id and d.revision = t.revision
                          and d.sequence = 1 and d.state = 'pending' and d.decided_at >= @from
                        cross join {Dialect.Elements("d.body", "reasons", "e")}
                        where t.id >= @first and t.made_at >= @from
                          and t.undone_at is null and t.replaced_sequence is null and {own}
                    ) ruled
                    group by code
                    """,
            cancel
        );

    /// <summary>Comments that readers reported: those under review since, and those ruled on since.</summary>
    /// <inheritdoc cref="DecidedAsync"/>
    public async Task<SignalFigures> ReportedAsync(
        DateTimeOffset from,
        IReadOnlyList<string>? sites,
        CancellationToken cancel
    ) =>
        (
            await CountAsync<SignalFigures>(
                "verdicts",
                from,
                sites,
                own =>
                    $"""
                        select '{ReportedReason.Code}' as code, count(*) as sent,
                            count(case when ruling = 'approve' then 1 end) as approved,
                            count(case when ruling = 'reject' then 1 end) as rejected
                        from (
                            select t.ruling from verdicts t
                            where t.id >= @first and t.made_at >= @from and t.reported > 0
                              and t.undone_at is null and t.replaced_sequence is null and {own}
                            union all
                            select null from under_review t where t.reported > 0 and t.since >= @from and {own}
                        ) r
                        """,
                cancel
            )
        ).Single();

    private Task<IReadOnlyList<T>> CountAsync<T>(
        string table,
        DateTimeOffset from,
        IReadOnlyList<string>? sites,
        Func<string, string> query,
        CancellationToken cancel
    ) =>
        database.ReadAsync<IReadOnlyList<T>>(
            async connection =>
            {
                var first = await FirstAsync(connection, table, from - Disorder);
                var parameters = new DynamicParameters(
                    new
                    {
                        first,
                        from,
                        service = Actor.Service.Id,
                    }
                );
                var own = Dialect.OnSites(sites, "t.site_id", parameters);
                return (await connection.QueryAsync<T>(query(own), parameters)).AsList();
            },
            cancel
        );

    // The key of the first row that is not older, or one that no row has yet. About twenty rows are read of a million.
    private static async Task<long> FirstAsync(DbConnection connection, string table, DateTimeOffset from)
    {
        var (key, time) = table == "decisions" ? ("cursor", "decided_at") : ("id", "made_at");
        var (low, high) = await connection.QuerySingleAsync<(long, long)>(
            $"select coalesce((select min({key}) from {table}), 0), coalesce((select max({key}) from {table}), -1) + 1"
        );
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var found = await connection.QuerySingleAsync<Place>(
                $"select {key} as key, {time} as at from {table} where {key} >= @middle order by {key} limit 1",
                new { middle }
            );
            (low, high) = found.At < from ? (found.Key + 1, high) : (low, middle);
        }

        return low;
    }

    private sealed record Place
    {
        public long Key { get; init; }

        public DateTimeOffset At { get; init; }
    }
}
