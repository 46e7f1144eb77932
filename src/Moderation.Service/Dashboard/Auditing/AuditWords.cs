using System.Globalization;
using Moderation.Engine.Evaluation;
using Moderation.Engine.Evaluation.Auditing;
using Moderation.Service.Learning.Audit;

namespace Moderation.Service.Dashboard.Auditing;

/// <summary>The audit in words. What is said of an answer is the same for comments of the blog and for golden ones.</summary>
internal static class AuditWords
{
    /// <summary>What became of what was done, by its word in the address; null where there is none such.</summary>
    public static string? Said(string? word) =>
        word switch
        {
            "fine" => "Your answer is kept: fine.",
            "spam" => "Your answer is kept: spam. Where such a comment is published, this takes it down.",
            "toxicity" => "Your answer is kept: toxic. Where such a comment is published, this takes it down.",
            "skipped" => "Skipped: it is left to others.",
            "back" =>
                "Your last answer is taken back and counts no more; where it took a comment down, that is published again. The comment is before you once more: say what it is. If another was before you, it comes again later.",
            "none" =>
                "Nothing was taken back: you have no answer left that could be. What you skipped is no answer; it can be shown again when nothing else waits.",
            "gone" =>
                "Nothing was taken back: the comment of your last answer was edited or deleted since, and your answer to it stays.",
            "closed" =>
                "Your answer was not needed any more: the comment was edited, deleted or settled meanwhile. Here is the next.",
            "over" => "Nothing was done: that one was answered already, or went to somebody else after ten minutes.",
            _ => null,
        };

    /// <summary>The word in the address for what became of an answer.</summary>
    public static string Word(AuditOutcome outcome, string done) =>
        outcome switch
        {
            AuditOutcome.Done => done,
            AuditOutcome.Closed => "closed",
            AuditOutcome.Over => "over",
            _ => "none",
        };

    /// <summary>The word in the address for what became of taking an answer back.</summary>
    public static string Back(AuditOutcome outcome) => outcome == AuditOutcome.Closed ? "gone" : Word(outcome, "back");

    /// <summary>
    /// How many wait, in tens: a golden comment would give itself away by leaving an exact count as it was.
    /// </summary>
    public static string Waiting(int count) =>
        count == 0 ? "None waits"
        : count < 10 ? "Fewer than 10 wait"
        : count >= AuditDesk.MostCounted ? $"{Number(AuditDesk.MostCounted)} wait or more"
        : $"{Number(count / 10 * 10)} wait or some more";

    /// <summary>A share with its interval: "0.42 % (0.10 to 1.1 %)".</summary>
    public static string Of(ShareEstimate estimate) =>
        $"{(estimate.Share is { } share ? Percent(share) : "unknown")} ({Of(estimate.Interval)})";

    /// <summary>An interval of shares.</summary>
    public static string Of(Interval interval) => $"{Plain(interval.Low)} to {Percent(interval.High)}";

    /// <summary>The category as the heading of its table.</summary>
    public static string Of(AuditCategory category) =>
        category switch
        {
            AuditCategory.Toxicity => "Toxic comments",
            AuditCategory.Spam => "Spam",
            _ => "Bad comments of any kind",
        };

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => $"{Plain(share)} %";

    /// <summary>A count as pages write it.</summary>
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    // Two digits that say something.
    private static string Plain(double share)
    {
        var percent = share * 100;
        return percent.ToString(
            percent is 0 or >= 10 ? "0"
                : percent >= 1 ? "0.0"
                : "0.00",
            CultureInfo.InvariantCulture
        );
    }
}
