using Moderation.Service.Learning.Labels;

namespace Moderation.Service.Learning.Training;

/// <summary>A comment that was drawn for an audit, answered or not.</summary>
internal sealed record DrawnAudit
{
    public long Id { get; init; }

    public required string SiteId { get; init; }

    public required string CommentId { get; init; }

    public int Revision { get; init; }

    public string? ThreadId { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>With which it was drawn.</summary>
    public double Probability { get; init; }

    /// <summary>Whether the audit has an answer that stands.</summary>
    public bool Answered { get; init; }

    public int? Toxic { get; init; }

    public int? Spam { get; init; }

    /// <summary>What people ruled on the comment; null where they did not.</summary>
    public string? Ruling { get; init; }

    public string? Categories { get; init; }

    /// <summary>Whether anything is said of it.</summary>
    public bool IsSaid => Said is not null;

    /// <summary>Whether that is a label: one that is bad for another reason is none.</summary>
    public bool IsLabel => Said is { IsLabel: true };

    private Answer? Said => Answer.Given(Ruling, Categories, Answered, Toxic, Spam, kinds: null);

    /// <summary>In which thread it stands, as labels name it, and when it came.</summary>
    public (string Thread, DateTimeOffset At) Place =>
        (LabelName.OfThread(SiteId, ThreadId, CommentId, Revision), ReceivedAt);
}
