namespace Moderation.Cli.Importing;

/// <summary>
/// The files of the Jigsaw toxic comment challenge: <c>train.csv</c>, or <c>test.csv</c> with <c>test_labels.csv</c>,
/// where -1 means that nobody judged.
/// </summary>
internal static class JigsawFormat
{
    private static readonly string[] Kinds = ["severe_toxic", "obscene", "threat", "insult", "identity_hate"];
    private static readonly string[] Labels = ["toxic", .. Kinds];

    public static IEnumerable<ImportLine> Read(string file, string? labels)
    {
        if (labels is null)
        {
            return CsvFile.Read(file, ',', ["id", "comment_text", .. Labels], row => Row(row, row));
        }

        var byId = new Dictionary<string, NamedRow>(StringComparer.Ordinal);
        var faults = CsvFile
            .Read(
                labels,
                ',',
                ["id", .. Labels],
                row =>
                    byId.TryAdd(row["id"], row)
                        ? new ImportLine(row.Number, null, LeftOut: "label")
                        : ImportLine.Bad(row.Number, "this id has its labels already")
            )
            .Where(line => line.Fault is not null)
            .Select(line => line with { Fault = $"(labels) {line.Fault}" })
            .ToArray();
        return faults.Concat(
            CsvFile.Read(
                file,
                ',',
                ["id", "comment_text"],
                row =>
                    byId.TryGetValue(row["id"], out var found)
                        ? Row(row, found)
                        : ImportLine.Bad(row.Number, "its id has no labels")
            )
        );
    }

    private static ImportLine Row(NamedRow row, NamedRow labels)
    {
        if (Labels.All(label => labels[label].Trim() == "-1"))
        {
            return new ImportLine(row.Number, null, LeftOut: "not judged");
        }

        var found = new List<string>();
        foreach (var label in Labels)
        {
            if (!labels.TryLabel(label, out var value) || value is null)
            {
                return ImportLine.Bad(row.Number, $"{label} is '{labels[label]}', not 0 or 1");
            }

            if (value == 1)
            {
                found.Add(label);
            }
        }

        return ImportLine.Of(
            row.Number,
            new ImportedRow
            {
                Source = "jigsaw",
                Group = "",
                Toxic = found.Count > 0 ? 1 : 0,
                Labels = [.. found.Intersect(Kinds)],
                Text = row["comment_text"],
            }
        );
    }
}
