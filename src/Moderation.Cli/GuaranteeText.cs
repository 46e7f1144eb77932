using System.Globalization;
using Moderation.Engine.Evaluation.Guarantees;

namespace Moderation.Cli;

/// <summary>Says in words what can be guaranteed.</summary>
internal static class GuaranteeText
{
    /// <summary>The lines, in the order in which they are read.</summary>
    public static IEnumerable<string> Of(
        GuaranteeQuestion question,
        CalibrationSet set,
        GuaranteeAnswer answer,
        int perDay
    )
    {
        yield return Line($"{answer.Rows:N0} labelled comments, {answer.Bad:N0} of them bad.");
        if (set.Unlabelled > 0)
        {
            yield return Line($"{set.Unlabelled:N0} rows without a label were left out.");
        }

        yield return "";
        foreach (var line in answer.Thresholds is null ? Refusal(question, answer) : Policy(question, answer, perDay))
        {
            yield return line;
        }

        yield return "";
        yield return "This rests on:";
        foreach (var assumption in Assumptions(question, set))
        {
            yield return $"- {assumption}";
        }
    }

    private static IEnumerable<string> Policy(GuaranteeQuestion question, GuaranteeAnswer answer, int perDay)
    {
        var (least, most) = answer.Approved!.Value;
        yield return Line($"Policy: toxicity {answer.Thresholds!.Toxicity}, spam {answer.Thresholds.Spam}");
        yield return Line(
            $"Guaranteed with {question.Confidence:0.##%} confidence: at most {question.Risk:0.##%} of the approved comments are bad."
        );
        yield return Line(
            $"These labels put the limit of that share at {answer.Limit:0.00%}. Method: {Method(question)}."
        );
        yield return Line($"Approved: {Range(least, most, share => $"{share:0.0%}")} of the comments.");
        yield return Line(
            $"Review load at {perDay:N0} comments a day: {Range(perDay * (1 - most), perDay * (1 - least), load => $"{load:N0}")} a day."
        );
    }

    private static IEnumerable<string> Refusal(GuaranteeQuestion question, GuaranteeAnswer answer)
    {
        yield return Line(
            $"No policy: these labels do not support a risk of {question.Risk:0.##%} with {question.Confidence:0.##%} confidence. Method: {Method(question)}."
        );
        yield return answer.MissingLabels is { } missing
            ? Line($"About {missing:N0} more labels of the same kind are missing (a forecast from these labels).")
            : "More labels alone would not help: even of the comments that the model is surest of, too many are bad.";
    }

    private static IEnumerable<string> Assumptions(GuaranteeQuestion question, CalibrationSet set)
    {
        yield return "Comments to come are like these: the same blog, and readers who write as they did.";
        yield return question.Sampling switch
        {
            Sampling.Random => "Every comment of the blog had the same chance of being labelled.",
            Sampling.Balanced => Line(
                $"The bad ones are a random sample of the blog's bad comments, the good ones of its good ones, and between {question.Prevalence.Least:0.##%} and {question.Prevalence.Most:0.##%} of its comments are bad."
            ),
            _ => Line(
                $"Each comment was taken by itself with the probability that its row states, and none of the blog's had less than {question.LeastProbability:0.######}."
            ),
        };
        yield return "The labels are right; a comment is bad when it is labelled toxic or spam.";
        yield return "The policy's other checks (links, length, language) are those of the default policy.";
        if (set.HalfLabelled > 0)
        {
            yield return Line(
                $"{set.HalfLabelled:N0} comments were judged for one category alone, and are taken to be fine in the other."
            );
        }
    }

    private static string Method(GuaranteeQuestion question) =>
        "Learn then Test with fixed-sequence testing, "
        + question.Sampling switch
        {
            Sampling.Random => "exact binomial test",
            Sampling.Balanced => "Clopper-Pearson limits of both classes at half the error each",
            _ => "betting test of the weighted mean (Waudby-Smith and Ramdas 2024)",
        };

    private static string Range(double least, double most, Func<double, string> show) =>
        show(least) == show(most) ? show(least) : $"{show(least)} to {show(most)}";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
