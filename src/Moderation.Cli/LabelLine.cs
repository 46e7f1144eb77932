using Moderation.Engine.Training;

namespace Moderation.Cli;

/// <summary>A line of <c>moderation adapt --labels</c>: a corpus row with what is known of how it came to be labelled.</summary>
internal sealed record LabelLine
{
    /// <summary>The thread, where <see cref="Thread"/> does not say it.</summary>
    public string? Group { get; init; }

    /// <summary>The thread that the comment stands in.</summary>
    public string? Thread { get; init; }

    /// <summary>1 toxic, 0 not, null where nobody judged.</summary>
    public int? Toxic { get; init; }

    /// <summary>1 spam, 0 not, null where nobody judged.</summary>
    public int? Spam { get; init; }

    /// <summary>The kinds of abuse that apply.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Who wrote it, or null where it is not known.</summary>
    public CorpusAuthor? Author { get; init; }

    /// <summary>What was written.</summary>
    public required string Text { get; init; }

    /// <summary>The chance with which it came to be labelled, over 0 to 1; null where it is not known.</summary>
    public double? Probability { get; init; }

    /// <summary>Where the label comes from, as an export of labels says it; null where it does not.</summary>
    public string? Origin { get; init; }

    /// <summary>When the comment came in.</summary>
    public DateTimeOffset? At { get; init; }
}
