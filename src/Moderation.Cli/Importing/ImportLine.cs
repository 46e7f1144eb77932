namespace Moderation.Cli.Importing;

/// <summary>What became of one row of an imported file: exactly one of the three is there.</summary>
/// <param name="Number">The line on which the row begins, from 1.</param>
/// <param name="Row">The row.</param>
/// <param name="Fault">Why the row cannot be read.</param>
/// <param name="LeftOut">Why the row is no comment, though there is nothing wrong with it.</param>
internal sealed record ImportLine(int Number, ImportedRow? Row, string? Fault = null, string? LeftOut = null)
{
    public static ImportLine Of(int number, ImportedRow row) =>
        string.IsNullOrWhiteSpace(row.Text) ? new ImportLine(number, null, "there is no text") : new(number, row);

    public static ImportLine Bad(int number, string fault) => new(number, null, fault);
}
