using Moderation.Engine.Deciding;

namespace Moderation.Engine.Training;

/// <summary>A comment of a blog with what people said of it.</summary>
internal sealed record LabelledComment
{
    /// <summary>Names it in reports and holds nothing of its text: <c>site/comment/revision</c>, <c>import:17</c>, <c>golden:3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What was written, and by whom.</summary>
    public required Comment Comment { get; init; }

    /// <summary>Whether it is abusive; null where nobody judged that.</summary>
    public bool? Toxic { get; init; }

    /// <summary>Whether it is there to advertise; null where nobody judged that.</summary>
    public bool? Spam { get; init; }

    /// <summary>The kinds of abuse that were named, such as <c>insult</c>.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The site and the thread it stands in; its own id where it stands in none.</summary>
    public required string Thread { get; init; }

    /// <summary>When the comment came in.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// The chance with which a comment like it came to be labelled, over 0 to 1; null where that is not known: such a label
    /// may train, and speaks for no share of the blog's comments.
    /// </summary>
    public double? Probability { get; init; }

    /// <summary>
    /// Whether that is the chance to be drawn for an audit, whoever said then what it is: of those that are drawn some stay
    /// without a label.
    /// </summary>
    public bool IsDrawn { get; init; }

    /// <summary>Whether another check sends it to review whatever its scores are.</summary>
    public bool IsHeld { get; init; }

    /// <summary>The import that it came with; null for a label of another origin.</summary>
    public long? ImportId { get; init; }

    /// <summary>Where the label comes from.</summary>
    public LabelOrigin Origin { get; init; }
}
