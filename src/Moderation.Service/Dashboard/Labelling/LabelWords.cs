using System.Globalization;
using Moderation.Engine.Training;
using Moderation.Service.Learning.Labels;

namespace Moderation.Service.Dashboard.Labelling;

/// <summary>Labels in words.</summary>
internal static class LabelWords
{
    /// <summary>Where labels come from.</summary>
    public static string Of(LabelOrigin origin) =>
        origin switch
        {
            LabelOrigin.Verdict => "Verdicts",
            LabelOrigin.Audit => "Audits",
            LabelOrigin.Import => "Imports",
            _ => "Golden set",
        };

    /// <summary>What a comment is said to be: "toxic, insult".</summary>
    public static string Of(Answer answer) =>
        answer.IsBad
            ? string.Join(
                ", ",
                new[] { answer.Spam == true ? "spam" : null, answer.Toxic == true ? "toxic" : null }
                    .OfType<string>()
                    .Concat(answer.Kinds.Select(kind => kind.Replace('-', ' ')))
            )
            : "fine";

    /// <summary>Why lines of a file were refused.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<RefusedLine> lines) => [.. lines.Select(Of)];

    /// <summary>Why a line of a file was refused.</summary>
    public static string Of(RefusedLine line) =>
        $"Line {Number(line.Line)}{(line.Field.Length > 0 ? $", {line.Field}" : "")}: {line.Why}";

    /// <summary>What became of a file, in sentences.</summary>
    public static string Of(ImportReport report) =>
        $"{(report.Taken == 0 ? "Nothing was" : Rows(report.Taken))} taken. {Found(report)}".TrimEnd();

    /// <summary>What was found in a file besides, in sentences; "" where nothing was.</summary>
    public static string Found(ImportReport report)
    {
        string[] sentences =
        [
            report.Repeated == 0 ? "" : $"{Rows(report.Repeated)} came before and count once.",
            report.Known == 0
                ? ""
                : $"{Rows(report.Known)} {Are(report.Known)} here already, from another import or because the comment has a label here, and {(report.Known == 1 ? "counts" : "count")} once.",
            report.Erased == 0
                ? ""
                : $"{Rows(report.Erased)} {Are(report.Erased)} of comments that were deleted here: left out.",
            report.Contradicting == 0
                ? ""
                : $"{Rows(report.Contradicting)} said the opposite of an earlier row about the same comment: look into the file, and withdraw it where that is no disagreement of people.",
            report.Refused == 0
                ? ""
                : $"{Number(report.Refused)} {(report.Refused == 1 ? "line was" : "lines were")} refused.",
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    /// <summary>What became of a wish to keep a comment as golden.</summary>
    public static string Of(GoldenOutcome outcome, string? why = null) =>
        outcome switch
        {
            GoldenOutcome.Added => "It is in the golden set.",
            GoldenOutcome.Known =>
                "Nothing was done: this text by this author is in the golden set already. Remove it there first for another answer.",
            GoldenOutcome.Unknown => "Nothing was done: the comment was deleted, or its text is not here.",
            _ => $"Nothing was done. {why}",
        };

    /// <summary>A count as pages write it.</summary>
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What became of a wish to withdraw an import.</summary>
    public static string Of(Withdrawal withdrawal, string name) =>
        withdrawal.Outcome switch
        {
            WithdrawOutcome.Done when withdrawal.StillKnown > 0 =>
                $"“{name}” is withdrawn. {Rows(withdrawal.StillKnown)} of it {(withdrawal.StillKnown == 1 ? "is" : "are")} in another import too and still count{(withdrawal.StillKnown == 1 ? "s" : "")}: withdraw that as well where they are wrong.",
            WithdrawOutcome.Done => $"“{name}” is withdrawn: the next training does without it.",
            WithdrawOutcome.Again => $"“{name}” was withdrawn before.",
            _ => "Nothing was done: there is no such import.",
        };

    private static string Are(int count) => count == 1 ? "is" : "are";

    private static string Rows(int count) => count == 1 ? "1 row" : $"{Number(count)} rows";
}
