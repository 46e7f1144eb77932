using Dapper;
using Moderation.Service.Learning.Labels;
using Moderation.Service.Learning.Models.Rescoring;
using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Learning.Audit;

/// <summary>Counts what was approved, drawn, answered, sent and settled, by day.</summary>
internal sealed class AuditFigureStore(Database database)
{
    /// <summary>What was approved, by day, stratum and chance.</summary>
    public Task<IReadOnlyList<ApprovedCount>> PopulationsAsync(DateOnly from, CancellationToken cancel) =>
        ListAsync<ApprovedCount>(
            """
            select day, stratum, probability, cast(sum(comments) as bigint) as comments
            from audit_populations where day >= @day
            group by day, stratum, probability
            """,
            from,
            cancel
        );

    /// <summary>What was drawn, by day, stratum, chance and what people say of it.</summary>
    public Task<IReadOnlyList<DrawnCount>> DrawnAsync(DateOnly from, CancellationToken cancel) =>
        ListAsync<DrawnCount>(
            $"""
            select day, stratum, probability, answered, toxic, spam, ruling, categories, count(*) as comments
            from (
                select a.day, a.stratum, a.probability, a.toxic, a.spam, v.ruling, v.categories,
                    a.answered_at is not null and {AuditStore.AnswerStands} as answered
                from audits a
                left join verdicts v on {LabelStore.VerdictStands}
                  and v.site_id = a.site_id and v.comment_id = a.comment_id and v.revision = a.revision
                where a.day >= @day
            ) drawn
            group by day, stratum, probability, answered, toxic, spam, ruling, categories
            """,
            from,
            cancel
        );

    /// <summary>What went to review and what became of it, by the hour that it came in, and category.</summary>
    public async Task<IReadOnlyList<SentCount>> SentAsync(DateOnly from, CancellationToken cancel)
    {
        var sent = await ListAsync<SentCount>(
            """
            select day, category, cast(sum(comments) as bigint) as comments
            from sent_populations where day >= @day
            group by day, category
            """,
            from,
            cancel
        );
        var settled = await database.ReadAsync(
            async connection =>
                (
                    await connection.QueryAsync<SettledCount>(
                        $"""
                        select hour, ruling, is_toxicity, is_spam, count(*) as comments
                        from (
                            select {database.Dialect.Hour("d.decided_at")} as hour, v.ruling,
                                {Has("toxicity")} as is_toxicity, {Has("spam")} as is_spam
                            from verdicts v join decisions d
                              on d.site_id = v.site_id and d.comment_id = v.comment_id and d.revision = v.revision
                              and d.sequence = 1 and d.state = 'pending' and d.decided_at >= @from
                            where v.made_at >= @from and {LabelStore.VerdictStands} and not {WaitingStore.ApprovedLater}
                        ) settled
                        group by hour, ruling, is_toxicity, is_spam
                        """,
                        new
                        {
                            from = new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
                            service = Actor.Service.Id,
                        }
                    )
                ).AsList(),
            cancel
        );
        return [.. sent, .. settled.SelectMany(one => one.ByCategory())];
    }

    private string Has(string code) =>
        $"""
            exists (
                select 1 from {database.Dialect.Elements("d.body", "reasons", "e")} where e.value ->> 'code' = '{code}'
            )
            """;

    private Task<IReadOnlyList<T>> ListAsync<T>(string sql, DateOnly from, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<T>>(
            async connection =>
                (
                    await connection.QueryAsync<T>(sql, new { day = DayName.Of(from), service = Actor.Service.Id })
                ).AsList(),
            cancel
        );

    private sealed record SettledCount
    {
        public DateTimeOffset Hour { get; init; }

        public required string Ruling { get; init; }

        public bool IsToxicity { get; init; }

        public bool IsSpam { get; init; }

        public long Comments { get; init; }

        public IEnumerable<SentCount> ByCategory() =>
            new[] { ("any", true), ("toxicity", IsToxicity), ("spam", IsSpam) }
                .Where(one => one.Item2)
                .Select(one => new SentCount
                {
                    Day = DayName.Of(Hour),
                    Category = one.Item1,
                    Settled = Comments,
                    Approved = Ruling == "approve" ? Comments : 0,
                });
    }
}
