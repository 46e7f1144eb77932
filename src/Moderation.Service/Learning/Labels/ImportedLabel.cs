using System.Globalization;
using Moderation.Engine.Deciding;
using Moderation.Engine.Training;

namespace Moderation.Service.Learning.Labels;

/// <summary>A row of an import as the table has it.</summary>
internal sealed record ImportedLabel
{
    private const string Prefix = "import:";

    public long RowId { get; init; }

    public long ImportId { get; init; }

    public required string Source { get; init; }

    public string? Thread { get; init; }

    public int? Toxic { get; init; }

    public int? Spam { get; init; }

    public string? Kinds { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorUrl { get; init; }

    public required string Text { get; init; }

    /// <summary>The comment that it copies, see <see cref="CopiedComment"/>; or null.</summary>
    public string? Copied { get; init; }

    public int? Revision { get; init; }

    /// <summary>When it was written, or else imported.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The row that a label is named by; null for a label of another origin.</summary>
    public static long? RowOf(string labelId) =>
        labelId.StartsWith(Prefix, StringComparison.Ordinal)
        && long.TryParse(labelId.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? row
            : null;

    public LabelledComment ToLabel()
    {
        var answer = Answer.Read(Toxic, Spam, Kinds);
        var id = $"{Prefix}{RowId.ToString(CultureInfo.InvariantCulture)}";
        return new LabelledComment
        {
            Id = id,
            Comment = new Comment(Text, AuthorName, AuthorUrl),
            Toxic = answer.Toxic,
            Spam = answer.Spam,
            Kinds = answer.Kinds,
            // What this blog exported itself keeps its threads.
            Thread =
                Thread is null ? id
                : Source == LabelExport.Blog ? Thread
                : LabelName.OfThread(Source, Thread),
            At = At,
            ImportId = ImportId,
            Origin = LabelOrigin.Import,
        };
    }

    /// <summary>The row as its file had it, so that it is known where it comes back.</summary>
    public LabelExport ToExport()
    {
        var export = LabelExport.Of(ToLabel());
        return export with
        {
            Source = Source,
            Group = Thread,
            Id = Copied is null ? export.Id : $"{new CopiedComment(Copied, Revision ?? 0)}",
        };
    }
}
