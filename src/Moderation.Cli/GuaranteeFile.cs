using Moderation.Engine.Evaluation.Guarantees;
using Moderation.Engine.Models;

namespace Moderation.Cli;

/// <summary>The answer of <c>moderation threshold</c> as its JSON file has it; what has no policy is null.</summary>
internal sealed record GuaranteeFile(
    bool Guaranteed,
    double Risk,
    double Confidence,
    Sampling Sampling,
    Thresholds? Thresholds,
    double? Limit,
    double? ApprovedLeast,
    double? ApprovedMost,
    double? ReviewPerDay,
    int? MissingLabels,
    int Rows,
    int Bad
)
{
    public static GuaranteeFile Of(GuaranteeQuestion question, GuaranteeAnswer answer, int perDay) =>
        new(
            answer.Thresholds is not null,
            question.Risk,
            question.Confidence,
            question.Sampling,
            answer.Thresholds,
            answer.Limit,
            answer.Approved?.Least,
            answer.Approved?.Most,
            answer.Approved is { } approved ? perDay * (1 - approved.Least) : null,
            answer.MissingLabels,
            answer.Rows,
            answer.Bad
        );
}
