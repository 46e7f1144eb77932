using Moderation.Engine.Training;

namespace Moderation.Cli.Importing;

/// <summary>Any CSV file, by the names of its columns; a label is 1, 0, true, false, yes, no, or empty.</summary>
internal sealed record PlainCsv
{
    public required string Source { get; init; }

    public char Separator { get; init; } = ',';

    public required string Text { get; init; }

    public string? Toxic { get; init; }

    public string? Spam { get; init; }

    public string? Group { get; init; }

    public string? AuthorName { get; init; }

    public string? AuthorUrl { get; init; }

    public IEnumerable<ImportLine> Read(string file) =>
        CsvFile.Read(
            file,
            Separator,
            [.. new[] { Text, Toxic, Spam, Group, AuthorName, AuthorUrl }.OfType<string>()],
            Row
        );

    private ImportLine Row(NamedRow row)
    {
        if (!row.TryLabel(Toxic, out var toxic))
        {
            return ImportLine.Bad(row.Number, $"{Toxic} is '{row[Toxic!]}', not 1 or 0");
        }

        if (!row.TryLabel(Spam, out var spam))
        {
            return ImportLine.Bad(row.Number, $"{Spam} is '{row[Spam!]}', not 1 or 0");
        }

        var (name, url) = (row.Find(AuthorName), row.Find(AuthorUrl));
        return ImportLine.Of(
            row.Number,
            new ImportedRow
            {
                Source = Source,
                Group = row.Find(Group) ?? "",
                Toxic = toxic,
                Spam = spam,
                Author = name is null && url is null ? null : new CorpusAuthor(name, url),
                Text = row[Text],
            }
        );
    }
}
