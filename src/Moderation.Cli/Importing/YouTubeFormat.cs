using Moderation.Engine.Training;

namespace Moderation.Cli.Importing;

/// <summary>The files of the YouTube Spam Collection (Alberto, Lochter and Almeida 2015), one for each video.</summary>
internal static class YouTubeFormat
{
    public static IEnumerable<ImportLine> Read(string file) =>
        CsvFile.Read(
            file,
            ',',
            ["COMMENT_ID", "AUTHOR", "CONTENT", "CLASS"],
            row =>
                row.TryLabel("CLASS", out var label) && label is not null
                    ? ImportLine.Of(
                        row.Number,
                        new ImportedRow
                        {
                            Source = "youtube",
                            Group = Path.GetFileNameWithoutExtension(file),
                            Spam = label,
                            Author = row.Find("AUTHOR") is { } name ? new CorpusAuthor(name, null) : null,
                            // The published files have a byte order mark at the end of each comment.
                            Text = row["CONTENT"].Trim('\uFEFF'),
                        }
                    )
                    : ImportLine.Bad(row.Number, $"CLASS is '{row["CLASS"]}', not 0 or 1")
        );
}
