using Moderation.Contracts;
using Moderation.Engine.Deciding;
using Moderation.Service.Review;

namespace Moderation.Service.Learning.Policies;

/// <summary>What the service decided about a comment, with what it looked at and what a moderator ruled later.</summary>
internal sealed record PastDecision
{
    public long Cursor { get; init; }

    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    public int Revision { get; init; }

    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>The decision as JSON where the comment went to review; null where it was approved.</summary>
    public byte[]? Body { get; init; }

    /// <summary>What the model that scored then said of it, 0 to 1.</summary>
    public float Toxicity { get; init; }

    /// <summary>As above.</summary>
    public float Spam { get; init; }

    /// <summary>
    /// What the reader wrote; null for a decision that is not the service's own, and where the text is erased, or an older
    /// revision's.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>Whether it is the service's own, on the newest revision of a comment that the blog has deleted since.</summary>
    public bool IsErased { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorUrl { get; init; }

    /// <summary>The language that the blog stated, or null.</summary>
    public string? Language { get; init; }

    /// <summary>What is said of the author now; null where nobody ever said anything.</summary>
    public AuthorStanding? Said { get; init; }

    /// <summary>Since when that is said.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>What a moderator ruled, as the table has it; null where nobody did.</summary>
    public string? RulingWord { get; init; }

    /// <summary>What a moderator ruled, or null.</summary>
    public Ruling? Ruling => RulingWord is { } word ? VerdictStore.Ruling(word) : null;

    /// <summary>
    /// What was said of the author when it was decided, as far as that is kept. What was said later is no work of a policy.
    /// </summary>
    /// <param name="made">The decision where the comment went to review; null where it was approved.</param>
    public AuthorStanding StandingThen(DecisionMade? made)
    {
        if (made?.Reasons.Any(reason => reason.Code == ReasonCodes.Muted) == true)
        {
            return AuthorStanding.Muted;
        }

        // What a trusted author is spared.
        var spoke =
            made?.Reasons.Any(reason =>
                reason.Code is ReasonCodes.TooManyLinks or ReasonCodes.Wave or ReasonCodes.Language
            ) == true;
        var isTrusted =
            SaidAt <= DecidedAt
                ? Said == AuthorStanding.Trusted
                // Taken back since: of somebody who was not muted, that was trust.
                : Said == AuthorStanding.Usual;
        return isTrusted && !spoke ? AuthorStanding.Trusted : AuthorStanding.Usual;
    }
}
