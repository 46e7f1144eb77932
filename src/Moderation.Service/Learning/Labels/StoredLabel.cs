using Moderation.Engine.Deciding;
using Moderation.Engine.Training;
using Moderation.Service.Review;

namespace Moderation.Service.Learning.Labels;

/// <summary>A comment as the tables have it, with the verdict that stands on it, the audit that it was drawn for, or both.</summary>
internal sealed record StoredLabel
{
    /// <summary>Of the verdict or the audit: the source is read in its order.</summary>
    public long RowId { get; init; }

    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    public int Revision { get; init; }

    /// <summary>The verdict's ruling; null where people gave none that stands.</summary>
    public string? Ruling { get; init; }

    public string? Categories { get; init; }

    /// <summary>Whether the verdict is the one by which an audit's answer took the comment down.</summary>
    public bool IsOfAudit { get; init; }

    /// <summary>With which it was drawn for an audit; null where it was not.</summary>
    public double? Drawn { get; init; }

    /// <summary>When the audit was answered; null where it was not, or the answer was taken back.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public int? Toxic { get; init; }

    public int? Spam { get; init; }

    public string? Kinds { get; init; }

    /// <summary>What the reader wrote; null where it is erased.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the blog has deleted the comment.</summary>
    public bool IsErased { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorUrl { get; init; }

    public string? Language { get; init; }

    public string? ThreadId { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>
    /// The service's decision as JSON where the comment went to review, from where only a person could let it go; null where
    /// it was approved, at once or by a model that decided again.
    /// </summary>
    public byte[]? Body { get; init; }

    private Answer? Answer => Answer.Given(Ruling, Categories, AnsweredAt is not null, Toxic, Spam, Kinds);

    private string Id => LabelName.OfComment(SiteId, CommentId, Revision);

    private string Thread => LabelName.OfThread(SiteId, ThreadId, CommentId, Revision);

    // What was approved and then reported, or found by somebody, was chosen by nobody's known chance.
    private double? Probability => Drawn ?? (Body is null ? null : 1);

    private bool IsHeld => Body is not null && HeldDecision.Is(Body);

    private LabelOrigin Origin => Ruling is null || IsOfAudit ? LabelOrigin.Audit : LabelOrigin.Verdict;

    /// <summary>The label; null where nobody says anything, or the text is erased.</summary>
    public LabelledComment? ToLabel()
    {
        if (Text is null || Answer is not { IsLabel: true } answer)
        {
            return null;
        }

        return new LabelledComment
        {
            Id = Id,
            Comment = new Comment(Text, AuthorName, AuthorUrl, Language),
            Toxic = answer.Toxic,
            Spam = answer.Spam,
            Kinds = answer.Kinds,
            Thread = Thread,
            At = ReceivedAt,
            Probability = Probability,
            IsDrawn = Drawn is not null,
            IsHeld = IsHeld,
            Origin = Origin,
        };
    }

    /// <summary>The comment where people rejected it for a reason that no model is taught; null otherwise.</summary>
    public UnsettledComment? ToUnsettled() =>
        Answer is { IsLabel: false } && Probability is { } probability
            ? new UnsettledComment
            {
                Thread = Thread,
                At = ReceivedAt,
                Comment = Text is null ? null : new Comment(Text, AuthorName, AuthorUrl, Language),
                IsHeld = IsHeld,
                Probability = probability,
                IsDrawn = Drawn is not null,
            }
            : null;

    /// <summary>What is left of the label where the blog has deleted the comment; null otherwise.</summary>
    public ErasedLabel? ToErased() =>
        IsErased && Answer is { IsLabel: true } answer
            ? new ErasedLabel
            {
                Thread = Thread,
                At = ReceivedAt,
                IsBad = answer.IsBad,
                IsHeld = IsHeld,
                Probability = Probability,
                IsDrawn = Drawn is not null,
                Origin = Origin,
            }
            : null;
}
