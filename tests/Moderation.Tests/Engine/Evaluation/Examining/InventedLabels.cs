using Moderation.Engine.Training;

namespace Moderation.Tests.Engine.Evaluation.Examining;

/// <summary>Labels of invented comments, as a blog with audits would have them.</summary>
internal static class InventedLabels
{
    private const double AuditRate = 0.2;

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>So many labels in threads of three, spread over all that is invented for training.</summary>
    public static LabelledComment[] Some(int count)
    {
        var rows = SyntheticRows.All();
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(number => (Number: number, Row: rows[(int)((long)number * rows.Count / count)]))
                .Select(one => new LabelledComment
                {
                    Id = $"blog/{one.Number}/1",
                    Comment = one.Row.Comment,
                    Toxic = one.Row.Toxic is { } toxic ? toxic == 1 : null,
                    Spam = one.Row.Spam is { } spam ? spam == 1 : null,
                    Thread = $"blog/t{one.Number % (count / 3)}",
                    At = Start.AddMinutes(one.Number),
                    // A bad one was under review; of the good ones some, and some of the others were audited.
                    Probability = IsBad(one.Row) || one.Number % 3 > 0 ? 1 : AuditRate,
                    Origin = IsBad(one.Row) || one.Number % 3 > 0 ? LabelOrigin.Verdict : LabelOrigin.Audit,
                }),
        ];
    }

    private static bool IsBad(CorpusRow row) => row.Toxic == 1 || row.Spam == 1;
}
