using System.Text.Json;
using Moderation.Contracts;

namespace Moderation.Service.Review;

/// <summary>Where a comment stands when somebody rules on it: its newest event, the verdict that stands, its place in review.</summary>
internal sealed record CommentStanding
{
    /// <summary>The newest revision; null when none came.</summary>
    public int? Revision { get; init; }

    public int? Sequence { get; init; }

    /// <summary>The newest event as it was published.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Since when it is gone, or null.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The verdict that stands on the newest revision, or null; the columns up to <see cref="UnderSince"/> are its own.</summary>
    public long? VerdictId { get; init; }

    public long? BulkId { get; init; }

    public string? Ruling { get; init; }

    public string? Categories { get; init; }

    public string? ActorName { get; init; }

    public DateTimeOffset? MadeAt { get; init; }

    public int? VerdictSequence { get; init; }

    /// <summary>How many reports were known when the verdict was made.</summary>
    public int? ReportedBefore { get; init; }

    public string? StateBefore { get; init; }

    public DateTimeOffset? ReviewSince { get; init; }

    /// <summary>The lane that it stood in then, as <see cref="LaneNames"/> has it.</summary>
    public string? LaneBefore { get; init; }

    public DateTimeOffset? EscalatedBefore { get; init; }

    public string? EscalatedByIdBefore { get; init; }

    public string? EscalatedByBefore { get; init; }

    public string? EscalationNoteBefore { get; init; }

    /// <summary>Since when the newest revision is under review; null when it is not.</summary>
    public DateTimeOffset? UnderSince { get; init; }

    /// <summary>The lane that it stands in, or null.</summary>
    public string? Lane { get; init; }

    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The <see cref="Security.Actor.Id"/> of who escalated it.</summary>
    public string? EscalatedById { get; init; }

    public string? EscalatedBy { get; init; }

    public string? EscalationNote { get; init; }

    /// <summary>How many readers reported the newest revision.</summary>
    public int Reported { get; init; }

    public bool IsUnderReview => UnderSince is not null;

    /// <summary>The newest event.</summary>
    public DecisionMade Newest => JsonSerializer.Deserialize<DecisionMade>(Body!, Wire.Json)!;

    /// <summary>The verdict that stands, or null.</summary>
    public Verdict? Verdict =>
        VerdictId is null
            ? null
            : new Verdict(VerdictStore.Ruling(Ruling!), VerdictStore.Categories(Categories), ActorName!, MadeAt!.Value)
            {
                Sequence = Sequence,
            };

    /// <summary>Why nothing can be done to the revision that somebody saw; null where something can.</summary>
    public VerdictAnswer? Refuse(CommentRef seen) =>
        DeletedAt is not null ? new(seen, VerdictOutcome.Gone)
        : Revision is null || seen.Revision > Revision ? new(seen, VerdictOutcome.Unknown)
        : seen.Revision < Revision ? Stale(seen)
        : null;

    /// <summary>
    /// Why no verdict can be made on the revision, and the sequence where that is named, that somebody saw; null where one can. What
    /// was reported anew is under review although a verdict stands, and may be settled again.
    /// </summary>
    public VerdictAnswer? RefuseVerdict(CommentRef seen) =>
        Refuse(seen)
        ?? (
            this is { Verdict: { } earlier, IsUnderReview: false }
                ? new VerdictAnswer(seen, VerdictOutcome.Conflict) { Earlier = earlier }
            : seen.Sequence is { } sequence && sequence != Sequence ? Stale(seen)
            : null
        );

    /// <summary>The answer to who saw what is not the newest any more.</summary>
    public VerdictAnswer Stale(CommentRef seen) =>
        new(seen, VerdictOutcome.Stale)
        {
            Newest = new CommentRef(seen.SiteId, seen.CommentId, Revision!.Value, Sequence),
        };
}
