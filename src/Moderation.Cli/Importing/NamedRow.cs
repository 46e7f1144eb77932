namespace Moderation.Cli.Importing;

/// <summary>A row of a CSV file by the names of its columns.</summary>
/// <param name="Number">The line on which it begins, from 1.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record NamedRow(int Number, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The field of a column that the file has.</summary>
    public string this[string column] => Fields[column];

    /// <summary>The field of a column, or null where the file has no such column or the field is empty.</summary>
    public string? Find(string? column) =>
        column is not null && Fields.TryGetValue(column, out var field) && field.Length > 0 ? field : null;

    /// <summary>A field as a label.</summary>
    /// <returns>False where it is neither yes, no nor empty.</returns>
    public bool TryLabel(string? column, out int? label)
    {
        (var isLabel, label) = Find(column)?.Trim().ToLowerInvariant() switch
        {
            null or "" => (true, (int?)null),
            "1" or "1.0" or "true" or "yes" => (true, 1),
            "0" or "0.0" or "false" or "no" => (true, 0),
            _ => (false, null),
        };
        return isLabel;
    }
}
