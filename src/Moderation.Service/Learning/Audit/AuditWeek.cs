using Moderation.Engine.Evaluation.Auditing;

namespace Moderation.Service.Learning.Audit;

/// <summary>What became of the comments of a week, in one category.</summary>
internal sealed record AuditWeek
{
    /// <summary>The Monday with which it begins, UTC.</summary>
    public DateOnly Monday { get; init; }

    public AuditCategory Category { get; init; }

    /// <summary>The bad ones among the approved.</summary>
    public required AuditedShare Approved { get; init; }

    /// <summary>The good ones among those that the category sent to review; all of them are asked for.</summary>
    public required AuditedShare Sent { get; init; }

    /// <summary>The share of the good comments that were sent to review, from both.</summary>
    public required SentOfGood SentOfGood { get; init; }

    /// <summary>The Monday of the week that a day is in.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The weeks in which anything was approved, the newest first, each in all categories.</summary>
    public static IReadOnlyList<AuditWeek> Of(
        IReadOnlyList<ApprovedCount> approved,
        IReadOnlyList<DrawnCount> drawn,
        IReadOnlyList<SentCount> sent
    ) =>
        [
            .. approved
                .Select(one => MondayOf(one.Date))
                .Distinct()
                .OrderDescending()
                .SelectMany(_ => Enum.GetValues<AuditCategory>(), (monday, category) => (monday, category))
                .Select(one =>
                    Of(
                        one.monday,
                        one.category,
                        Cells(
                            [.. approved.Where(a => MondayOf(a.Date) == one.monday)],
                            [.. drawn.Where(d => MondayOf(d.Date) == one.monday)],
                            one.category
                        ),
                        SentCell([.. sent.Where(s => MondayOf(s.Date) == one.monday && s.Of == one.category)])
                    )
                ),
        ];

    private static AuditWeek Of(DateOnly monday, AuditCategory category, AuditCell[] approved, AuditCell sent) =>
        new()
        {
            Monday = monday,
            Category = category,
            Approved = AuditedShare.Of(approved),
            Sent = AuditedShare.Of([sent]),
            SentOfGood = SentOfGood.Of(approved, [sent]),
        };

    private static AuditCell[] Cells(ApprovedCount[] approved, DrawnCount[] drawn, AuditCategory category) =>
        [
            .. approved
                .GroupBy(one => (one.Stratum, one.Probability))
                .Select(cell =>
                {
                    var of = drawn.Where(one => (one.Stratum, one.Probability) == cell.Key).ToArray();
                    return new AuditCell(
                        cell.Sum(one => one.Comments),
                        of.Sum(one => one.Comments),
                        of.Where(one => one.IsBad(category) is not null).Sum(one => one.Comments),
                        of.Where(one => one.IsBad(category) == true).Sum(one => one.Comments)
                    );
                }),
        ];

    // A verdict may be older than the count: what is settled is never more than what was sent.
    private static AuditCell SentCell(SentCount[] sent)
    {
        var all = sent.Sum(one => one.Comments);
        var settled = Math.Min(all, sent.Sum(one => one.Settled));
        return new AuditCell(all, all, settled, Math.Min(settled, sent.Sum(one => one.Approved)));
    }
}
