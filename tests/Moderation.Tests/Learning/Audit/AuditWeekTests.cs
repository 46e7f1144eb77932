using Moderation.Service.Learning.Audit;

namespace Moderation.Tests.Learning.Audit;

/// <summary>Counts by day as weeks.</summary>
public sealed class AuditWeekTests
{
    private static readonly ApprovedCount[] Approved =
    [
        new()
        {
            Day = "2026-03-02",
            Stratum = 0,
            Probability = 0.1,
            Comments = 900,
        },
        new()
        {
            Day = "2026-03-08",
            Stratum = 0,
            Probability = 0.1,
            Comments = 100,
        },
        new()
        {
            Day = "2026-03-08",
            Stratum = 3,
            Probability = 1,
            Comments = 10,
        },
        new()
        {
            Day = "2026-03-09",
            Stratum = 0,
            Probability = 0.1,
            Comments = 5,
        },
    ];

    [Theory]
    [InlineData("2026-03-02", "2026-03-02")]
    [InlineData("2026-03-08", "2026-03-02")]
    [InlineData("2026-03-09", "2026-03-09")]
    public void MondayOf_Day_BeginsItsWeek(string day, string monday) =>
        Assert.Equal(DateOnly.Parse(monday), AuditWeek.MondayOf(DateOnly.Parse(day)));

    [Fact]
    public void Of_DaysOfAWeek_AreOneCellForEachChance()
    {
        DrawnCount[] drawn =
        [
            Drawn("2026-03-02", 0, 0.1, 90, answered: true, toxic: 0, spam: 0),
            Drawn("2026-03-08", 0, 0.1, 1, answered: true, toxic: null, spam: 1),
            Drawn("2026-03-08", 0, 0.1, 9, answered: false),
            Drawn("2026-03-08", 3, 1, 10, answered: true, toxic: 1, spam: 0),
        ];
        SentCount[] sent =
        [
            new()
            {
                Day = "2026-03-03",
                Category = "any",
                Comments = 40,
            },
            new()
            {
                Day = "2026-03-03",
                Category = "any",
                Settled = 40,
                Approved = 10,
            },
        ];

        var weeks = AuditWeek.Of(Approved, drawn, sent);

        Assert.Equal(6, weeks.Count);
        Assert.Equal(new DateOnly(2026, 3, 9), weeks[0].Monday);
        var any = weeks[3];
        Assert.Equal(
            (1_010, 110, 101, 11),
            (any.Approved.Population, any.Approved.Drawn, any.Approved.Answered, any.Approved.Found)
        );
        // 1 of 91 answers speaks for 1,000, and all ten of the near ones were seen.
        Assert.Equal((1_000 / 91.0 + 10) / 1_010, any.Approved.IfAlike.Share!.Value, 9);
        Assert.InRange(any.Approved.IfAlike.Share!.Value, any.Approved.Bounds.Low, any.Approved.Bounds.High);
        Assert.Equal((40, 40, 10), (any.Sent.Population, any.Sent.Answered, any.Sent.Found));
        Assert.Equal(10 / (10 + 1_010 - (1_000 / 91.0) - 10), any.SentOfGood.IfAlike.Share!.Value, 9);
        // All that was sent is settled: what is not known is whether the nine without an answer are bad.
        Assert.InRange(any.SentOfGood.Bounds.Low, 10 / 1_010.0, any.SentOfGood.IfAlike.Interval.Low);
        Assert.InRange(any.SentOfGood.Bounds.High, any.SentOfGood.IfAlike.Interval.High, 10 / (10 + 800.0));

        // Spam alone was not judged for toxicity.
        var toxic = weeks[4];
        Assert.Equal(
            (AuditCategory.Toxicity, 100L, 10L),
            (toxic.Category, toxic.Approved.Answered, toxic.Approved.Found)
        );
    }

    [Theory]
    [InlineData("reject", "other", true, null)]
    [InlineData("reject", "spam", true, null)]
    [InlineData("reject", "toxicity insult", true, true)]
    [InlineData("approve", null, false, false)]
    public void IsBad_RuledOn_IsWhatWasRuled(string ruling, string? categories, bool any, bool? toxic)
    {
        var drawn = Drawn("2026-03-02", 0, 1, 1, answered: true, toxic: 0, spam: 0) with
        {
            Ruling = ruling,
            Categories = categories,
        };

        Assert.Equal(any, drawn.IsBad(AuditCategory.Any));
        Assert.Equal(toxic, drawn.IsBad(AuditCategory.Toxicity));
    }

    private static DrawnCount Drawn(
        string day,
        int stratum,
        double probability,
        long comments,
        bool answered,
        int? toxic = null,
        int? spam = null
    ) =>
        new()
        {
            Day = day,
            Stratum = stratum,
            Probability = probability,
            Comments = comments,
            Answered = answered,
            Toxic = toxic,
            Spam = spam,
        };
}
