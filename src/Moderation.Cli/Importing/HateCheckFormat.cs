namespace Moderation.Cli.Importing;

/// <summary>
/// The cases of HateCheck (Röttger et al. 2021); the group is the functionality, so that <c>evaluate --by group</c>
/// gives figures by it.
/// </summary>
internal static class HateCheckFormat
{
    public static IEnumerable<ImportLine> Read(string file) =>
        CsvFile.Read(
            file,
            ',',
            ["functionality", "test_case", "label_gold"],
            row =>
                row["label_gold"] is "hateful" or "non-hateful"
                    ? ImportLine.Of(
                        row.Number,
                        new ImportedRow
                        {
                            Source = "hatecheck",
                            Group = row["functionality"],
                            Toxic = row["label_gold"] == "hateful" ? 1 : 0,
                            Text = row["test_case"],
                        }
                    )
                    : ImportLine.Bad(row.Number, $"label_gold is '{row["label_gold"]}', not 'hateful' or 'non-hateful'")
        );
}
