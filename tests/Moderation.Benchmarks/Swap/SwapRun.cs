using Dapper;
using Moderation.Benchmarks.Journey;
using Npgsql;

namespace Moderation.Benchmarks.Swap;

/// <summary>Two replicas decide about comments while models take over and give way.</summary>
internal sealed class SwapRun(int comments, int promotions, Action<string> report)
{
    public async Task<SwapFigures> RunAsync()
    {
        await using var broker = await Broker.OpenAsync(PrivateServices.RabbitMq);
        await using var database = await ScratchDatabase.CreateAsync();
        await using var one = await ReadyService.StartAsync(database.Connection);
        await using var other = await ReadyService.StartAsync(database.Connection);
        await using var champions = await Champions.OnAsync(database.Connection);
        var parts = InventedComments
            .Of("swap")
            .Take(comments)
            .Chunk((comments + promotions) / (promotions + 1))
            .ToArray();
        var start = TimeProvider.System.GetTimestamp();
        var published = 0;
        for (var part = 0; part < parts.Length; part++)
        {
            // The next comments are on their way already when the model changes.
            var publishing = broker.PublishAsync(toEmptyConsumer: false, parts[part]);
            if (part > 0)
            {
                await champions.SwapAsync();
            }

            await publishing;
            published += parts[part].Length;
            await broker.AwaitCountAsync(Broker.Subscriber, count => count >= published);
            report($"{published} comments decided, {part} promotions");
        }

        var took = TimeProvider.System.GetElapsedTime(start);
        var events = await broker.CountAsync(Broker.Subscriber);
        return await CountAsync(database.Connection, events) with { Seconds = took.TotalSeconds };
    }

    private static async Task<SwapFigures> CountAsync(string database, int events)
    {
        await using var connection = new NpgsqlConnection(database);
        return await connection.QuerySingleAsync<SwapFigures>(
            """
            with reigns as (
                select version, made_at as since, lead(made_at) over (order by number) as until from promotions
                union all
                select replaces, '-infinity', made_at from promotions where number = 1
            ), reigning as (
                select d.cursor, d.decided_at, (
                    select max(r.since) from reigns r where r.version = d.model and r.since <= d.decided_at
                ) as since
                from decisions d
            ), lags as (
                select extract(epoch from g.decided_at - r.until) as lag
                from reigning g join reigns r on r.since = g.since
                where g.decided_at > r.until
            )
            select
                (select count(*) from comments) as "Comments",
                (select count(*) from promotions) as "Promotions",
                (select count(distinct (site_id, comment_id)) from decisions) as "Decided",
                (select count(*) from (
                    select 1 from decisions group by site_id, comment_id having count(*) > 1
                ) twice) as "DecidedTwice",
                cast(@events as bigint) as "Events",
                (select count(*) from dead_letters) as "DeadLetters",
                (select count(*) from reigning where since is null) + (select count(*) from lags where lag > 5) as "ByAnother",
                (select min(c) from (
                    select (select count(*) from decisions d where d.model = v.version) as c
                    from (select distinct version from reigns) v
                ) each) as "ByTheLesser",
                cast(coalesce((select max(lag) from lags), 0) as double precision) as "LongestLag"
            """,
            new { events }
        );
    }
}
