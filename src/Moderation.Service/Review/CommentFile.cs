using Moderation.Contracts;

namespace Moderation.Service.Review;

/// <summary>All that is known of one comment.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="CommentId">The comment.</param>
internal sealed record CommentFile(string SiteId, string CommentId)
{
    /// <summary>Since when its newest revision is gone, or null.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The newest first, at most <see cref="CommentFileStore.MostRevisions"/>; without those that are erased.</summary>
    public IReadOnlyList<FiledRevision> Revisions { get; init; } = [];

    /// <summary>All decisions and verdicts as they were published, the oldest first.</summary>
    public IReadOnlyList<DecisionMade> Decisions { get; init; } = [];

    /// <summary>The verdicts on it, the oldest first.</summary>
    public IReadOnlyList<FiledVerdict> Verdicts { get; init; } = [];

    /// <summary>What readers reported, the newest first, at most <see cref="CommentFileStore.MostReports"/>.</summary>
    public IReadOnlyList<FiledReport> Reports { get; init; } = [];

    /// <summary>That it is under review, or null.</summary>
    public FiledReview? Review { get; init; }

    /// <summary>The wave that it belongs to, or null.</summary>
    public long? WaveKey { get; init; }

    /// <summary>What became of the author's comments, this one too; null without an author.</summary>
    public AuthorRecord? AuthorRecord { get; init; }

    /// <summary>What was written last, or null where nothing is kept.</summary>
    public FiledRevision? Newest => Revisions.Count > 0 ? Revisions[0] : null;

    /// <summary>The newest event, or null where none was made yet.</summary>
    public DecisionMade? Decision => Decisions.Count > 0 ? Decisions[^1] : null;

    /// <summary>The verdict that stands on the newest revision, or null.</summary>
    public FiledVerdict? Standing => Verdicts.LastOrDefault(v => v.Stands && v.Revision == Decision?.Revision);

    /// <summary>The author as <see cref="ReviewFilter.Author"/> takes one, or null without one.</summary>
    public string? Author => AuthorKey.Of(Newest?.AuthorId, Newest?.AuthorName);

    /// <summary>What somebody who looks at it rules on; null where there is nothing to rule on.</summary>
    public CommentRef? Seen =>
        DeletedAt is null && Decision is { } newest
            ? new CommentRef(SiteId, CommentId, newest.Revision, newest.Sequence)
            : null;
}
