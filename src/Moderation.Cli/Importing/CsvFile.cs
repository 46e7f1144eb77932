using CsvHelper;

namespace Moderation.Cli.Importing;

/// <summary>Reads CSV files with a line of column names (RFC 4180), row by row.</summary>
internal static class CsvFile
{
    /// <summary>The rows; one that is not CSV, or has another number of fields than there are columns, is a fault.</summary>
    /// <param name="file">The file, UTF-8.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="required">Columns without which the file is of another format.</param>
    /// <param name="read">Makes a corpus row of a row.</param>
    /// <exception cref="ImportException">A required column is missing.</exception>
    public static IEnumerable<ImportLine> Read(
        string file,
        char separator,
        IReadOnlyList<string> required,
        Func<NamedRow, ImportLine> read
    )
    {
        var malformed = new HashSet<long>();
        using var reader = CsvReader.FromFile(
            file,
            new CsvReaderOptions
            {
                Separator = separator,
                DetectSeparatorHint = false,
                TrimWhitespace = false,
                TrackLineNumbers = true,
                HasHeader = false,
                OnMalformedRecord = record => malformed.Add(record.LineNumber),
            }
        );
        var columns = reader.Read() ? Fields(reader) : [];
        if (required.Except(columns).ToArray() is { Length: > 0 } missing)
        {
            throw new ImportException(
                $"'{file}' has no column {string.Join(", ", missing)}. Its columns are: {string.Join(", ", columns)}."
            );
        }

        while (reader.Read())
        {
            var number = (int)reader.LineNumber;
            yield return malformed.Contains(number) ? ImportLine.Bad(number, "a quote stands where none may stand")
            : reader.FieldCount != columns.Length
                ? ImportLine.Bad(number, $"{reader.FieldCount} fields, {columns.Length} columns")
            : read(new NamedRow(number, Named(columns, Fields(reader))));
        }
    }

    private static string[] Fields(CsvReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    // Where two columns have one name, as an index without a name may, the first counts.
    private static Dictionary<string, string> Named(string[] columns, string[] fields)
    {
        var named = new Dictionary<string, string>(columns.Length, StringComparer.Ordinal);
        for (var column = 0; column < columns.Length; column++)
        {
            named.TryAdd(columns[column], fields[column]);
        }

        return named;
    }
}
