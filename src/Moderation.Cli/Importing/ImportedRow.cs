using Moderation.Engine.Training;

namespace Moderation.Cli.Importing;

/// <summary>A line of the corpus format, as it is written.</summary>
internal sealed record ImportedRow
{
    public required string Source { get; init; }

    public required string Group { get; init; }

    /// <summary>1 toxic, 0 not, null where nobody judged.</summary>
    public int? Toxic { get; init; }

    /// <summary>1 spam, 0 not, null where nobody judged.</summary>
    public int? Spam { get; init; }

    /// <summary>The kinds of toxicity; empty where they were judged and none applies, null where nobody judged.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    public CorpusAuthor? Author { get; init; }

    public required string Text { get; init; }
}
