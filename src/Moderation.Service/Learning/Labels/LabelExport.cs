using Moderation.Engine.Training;

namespace Moderation.Service.Learning.Labels;

/// <summary>A label as it is exported: a row of the corpus format, with what else is known of it.</summary>
internal sealed record LabelExport
{
    /// <summary>The source of all that this service exports but what it imported itself.</summary>
    public const string Blog = "blog";

    public string Source { get; init; } = Blog;

    /// <summary>The site and the thread; of an imported row what its file gave, or null.</summary>
    public required string? Group { get; init; }

    public int? Toxic { get; init; }

    public int? Spam { get; init; }

    /// <summary>Null where nobody named any.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    public CorpusAuthor? Author { get; init; }

    public required string Text { get; init; }

    /// <summary>See <see cref="LabelledComment.Probability"/>.</summary>
    public double? Probability { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Id { get; init; }

    public required string Origin { get; init; }

    public static LabelExport Of(LabelledComment label) =>
        new()
        {
            Group = label.Thread,
            Toxic = Answer.Number(label.Toxic),
            Spam = Answer.Number(label.Spam),
            Labels = label.Kinds.Count == 0 ? null : label.Kinds,
            Author = label.Comment is { AuthorName: null, AuthorUrl: null }
                ? null
                : new CorpusAuthor(label.Comment.AuthorName, label.Comment.AuthorUrl),
            Text = label.Comment.Text,
            Probability = label.Probability,
            At = label.At,
            Id = label.Id,
            Origin = Word(label.Origin),
        };

    /// <summary>The origin's name in a file.</summary>
    public static string Word(LabelOrigin origin) =>
        origin switch
        {
            LabelOrigin.Verdict => "verdict",
            LabelOrigin.Audit => "audit",
            LabelOrigin.Import => "import",
            _ => "golden",
        };
}
