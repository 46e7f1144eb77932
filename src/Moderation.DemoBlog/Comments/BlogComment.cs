using Moderation.Contracts;

namespace Moderation.DemoBlog.Comments;

/// <summary>A comment as the blog knows it, made from its events one after the other.</summary>
/// <remarks>
/// While an edit is checked or under review, other visitors go on seeing the last approved text: neither does a
/// harmless comment vanish because a comma was added, nor does an edit appear that nobody approved.
/// </remarks>
internal sealed record BlogComment
{
    /// <summary>The post itself, for what an edit does not change.</summary>
    public required CommentPosted Post { get; init; }

    /// <summary>Counts the edits, from 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The newest text, seen by the writer.</summary>
    public required string Text { get; init; }

    /// <summary>When the newest text was written, UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The event with the highest (revision, sequence) so far, or null.</summary>
    public DecisionMade? Decision { get; init; }

    /// <summary>The approved text that everybody sees, or null.</summary>
    public string? PublishedText { get; init; }

    /// <summary>The revision of <see cref="PublishedText"/>; 0 when there is none.</summary>
    public int PublishedRevision { get; init; }

    /// <summary>An earlier approved text that a rejection took down with a newer one, until that is undone; or null.</summary>
    public string? WithdrawnText { get; init; }

    /// <summary>The revision of <see cref="WithdrawnText"/>.</summary>
    public int WithdrawnRevision { get; init; }

    /// <summary>Whether readers other than its writer have ever seen it.</summary>
    public bool WasPublished { get; init; }

    /// <summary>When the writer deleted it, or null.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Whether the bus knows that it was deleted.</summary>
    public bool RemovalSent { get; init; }

    /// <summary>The blog's id of it.</summary>
    public string Id => Post.CommentId;

    /// <summary>Where the newest revision stands.</summary>
    public Standing Standing =>
        RemovedAt is not null ? Standing.Removed
        : Decision is null || Decision.Revision < Revision ? Standing.Checking
        : Decision.State switch
        {
            CommentState.Approved => Standing.Published,
            CommentState.Pending => Standing.Waiting,
            _ => Standing.Rejected,
        };

    /// <summary>The comment that a post begins.</summary>
    public static BlogComment Begin(CommentPosted post) =>
        new()
        {
            Post = post,
            Text = post.Text,
            WrittenAt = post.At,
        };

    /// <summary>The comment after one more event.</summary>
    public BlogComment Apply(BlogEvent happened) =>
        happened switch
        {
            CommentEdited edit => this with { Revision = edit.Revision, Text = edit.Text, WrittenAt = edit.At },
            CommentDecided decided => Decide(decided.Decision),
            CommentRemoved removed => this with { RemovedAt = removed.At, PublishedText = null, PublishedRevision = 0 },
            Comments.RemovalSent => this with { RemovalSent = true },
            _ => this,
        };

    /// <summary>Whether an event says something newer than what is known, about a revision that exists.</summary>
    public bool IsNews(DecisionMade decision) =>
        decision.Revision <= Revision
        && (
            Decision is null
            || (decision.Revision, decision.Sequence).CompareTo((Decision.Revision, Decision.Sequence)) > 0
        );

    /// <summary>Whether a visitor may edit or delete it.</summary>
    public bool MayChange(string? visitor) => RemovedAt is null && visitor == Post.Owner;

    /// <summary>
    /// Whether a viewer may learn that it exists: its writer, and everybody once it was published, for whoever saw it
    /// must hear that it is gone.
    /// </summary>
    public bool MayBeKnown(string? viewer) => WasPublished || viewer == Post.Owner;

    private BlogComment Decide(DecisionMade decision)
    {
        var decided = this with { Decision = decision, WithdrawnText = null };
        if (RemovedAt is not null)
        {
            return decided;
        }

        if (decision.State == CommentState.Approved && decision.Revision == Revision)
        {
            return decided with { PublishedText = Text, PublishedRevision = Revision, WasPublished = true };
        }

        if (decision.State == CommentState.Rejected)
        {
            // It takes down earlier revisions too, which come back when it is undone.
            return decided with
            {
                PublishedText = null,
                PublishedRevision = 0,
                WithdrawnText = PublishedRevision < decision.Revision ? PublishedText ?? WithdrawnText : null,
                WithdrawnRevision = PublishedText is null ? WithdrawnRevision : PublishedRevision,
            };
        }

        if (decision.State == CommentState.Pending && decision.Revision == PublishedRevision)
        {
            return decided with { PublishedText = null, PublishedRevision = 0 };
        }

        var isUndone = decision.State == CommentState.Pending && decision.Revision == Decision?.Revision;
        return isUndone && WithdrawnText is not null
            ? decided with
            {
                PublishedText = WithdrawnText,
                PublishedRevision = WithdrawnRevision,
            }
            : decided;
    }
}
