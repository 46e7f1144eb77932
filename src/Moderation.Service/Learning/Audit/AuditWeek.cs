using Moderation.Engine.Evaluation;
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

    /// <summary>
    /// The share of good comments that were sent to review, from both. Its interval holds the share with at least 90 %:
    /// both parts hold theirs with 95 %. What is not answered is taken to be like the rest of its cell.
    /// </summary>
    public ShareEstimate SentOfGood =>
        new(
            Sent.IfAlike.Share is { } good && Approved.IfAlike.Share is { } bad ? OfGood(good, bad) : null,
            new Interval(
                OfGood(Sent.IfAlike.Interval.Low, Approved.IfAlike.Interval.Low),
                OfGood(Sent.IfAlike.Interval.High, Approved.IfAlike.Interval.High)
            )
        );

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
                .Select(one => new AuditWeek
                {
                    Monday = one.monday,
                    Category = one.category,
                    Approved = AuditedShare.Of(
                        Cells(
                            [.. approved.Where(a => MondayOf(a.Date) == one.monday)],
                            [.. drawn.Where(d => MondayOf(d.Date) == one.monday)],
                            one.category
                        )
                    ),
                    Sent = AuditedShare.Of([
                        SentCell([.. sent.Where(s => MondayOf(s.Date) == one.monday && s.Of == one.category)]),
                    ]),
                }),
        ];

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

    private double OfGood(double goodOfSent, double badOfApproved)
    {
        var sent = goodOfSent * Sent.Population;
        var approved = (1 - badOfApproved) * Approved.Population;
        return sent + approved > 0 ? sent / (sent + approved) : 0;
    }
}
