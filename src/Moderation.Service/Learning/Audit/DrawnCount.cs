using Moderation.Service.Learning.Labels;
using Moderation.Service.Review;

namespace Moderation.Service.Learning.Audit;

/// <summary>How many comments were drawn on a day and have one answer, or none.</summary>
internal sealed record DrawnCount : DatedCount
{
    public int Stratum { get; init; }

    public double Probability { get; init; }

    /// <summary>Whether the audit has an answer that stands.</summary>
    public bool Answered { get; init; }

    public int? Toxic { get; init; }

    public int? Spam { get; init; }

    /// <summary>What people ruled on the comment, which counts more than the audit's answer; null where they did not.</summary>
    public string? Ruling { get; init; }

    public string? Categories { get; init; }

    private Answer? Said => Answer.Given(Ruling, Categories, Answered, Toxic, Spam, kinds: null);

    /// <summary>Whether it is bad; null where nobody has said.</summary>
    public bool? IsBad(AuditCategory category)
    {
        if (Said is not { } answer)
        {
            return null;
        }

        return category switch
        {
            AuditCategory.Toxicity => answer.Toxic,
            AuditCategory.Spam => answer.Spam,
            // What was rejected for another reason is bad as well.
            _ => answer.IsBad || Ruling is not null && VerdictStore.Ruling(Ruling) == Review.Ruling.Reject,
        };
    }
}
