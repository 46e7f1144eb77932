using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;
using Moderation.Engine.Training;

namespace Moderation.Service.Learning.Labels;

/// <summary>Labels as CSV (RFC 4180), in UTF-8 with the mark by which spreadsheets know it.</summary>
internal static class LabelCsv
{
    public const string ContentType = "text/csv";

    private const char Escape = '\'';

    private static readonly string[] Header =
    [
        "source",
        "group",
        "toxic",
        "spam",
        "labels",
        "author_name",
        "author_url",
        "text",
        "probability",
        "at",
        "id",
        "origin",
    ];

    // What spreadsheets write instead of commas, by their language.
    private static readonly (char Separator, string Name)[] Others =
    [
        (';', "semicolons"),
        ('\t', "tabs"),
        ('|', "bars"),
    ];

    private static readonly CsvWriterOptions Form = new()
    {
        WriteByteOrderMark = true,
        // A text that a spreadsheet would run as a formula.
        Injection = CsvInjection.Escape,
    };

    /// <summary>Writes the labels as they come; leaves the stream open.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<LabelExport> labels, Stream stream)
    {
        await using var csv = CsvWriter.Create(stream, Form, leaveOpen: true);
        await csv.WriteRecordAsync(Header, CancellationToken.None);
        await foreach (var label in labels)
        {
            await csv.WriteRecordAsync(Fields(label), CancellationToken.None);
        }
    }

    /// <summary>
    /// The rows of a file with a line of column names: <c>text</c>, and <c>toxic</c> or <c>spam</c>; the other columns of the
    /// export may be there, and others are passed over.
    /// </summary>
    public static async IAsyncEnumerable<LabelLine> ReadAsync(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var malformed = new HashSet<long>();
        using var reader = CsvReader.Create(stream, Options(malformed), leaveOpen: true);
        if (await NextAsync(reader, cancel) != true)
        {
            yield return LabelLine.Bad(1, "", "There is no line of column names that can be read.");
            yield break;
        }

        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
        if (!columns.Contains("text") || !columns.Contains("toxic") && !columns.Contains("spam"))
        {
            yield return LabelLine.Bad(1, "", WithoutColumns(columns));
            yield break;
        }

        while (true)
        {
            var number = (int)reader.LineNumber + 1;
            var more = await NextAsync(reader, cancel);
            if (more is null)
            {
                yield return LabelLine.Bad(
                    number,
                    "",
                    $"A row that begins here or later is longer than {FileLines.Longest} bytes: a quote may be open. The rest is not read."
                );
                yield break;
            }

            if (more == false)
            {
                yield break;
            }

            number = (int)reader.LineNumber;
            yield return malformed.Contains(number) ? LabelLine.Bad(number, "", "A quote stands where none may stand.")
            : !Utf8.IsValid(reader.RawRecord)
                ? LabelLine.Bad(
                    number,
                    "",
                    "It is no UTF-8, so that letters would be lost: save the file as CSV in UTF-8."
                )
            : reader.FieldCount != columns.Length
                ? LabelLine.Bad(
                    number,
                    "",
                    $"It has {reader.FieldCount} fields, and there are {columns.Length} columns."
                )
            : Read(number, columns, reader);
        }
    }

    private static string WithoutColumns(string[] columns) =>
        columns is [var one] && Others.FirstOrDefault(other => one.Contains(other.Separator)) is { Name: { } name }
            ? $"Its columns are divided by {name}: save it with commas between them, as CSV in UTF-8."
            : "The first line must name the columns: text, and toxic or spam, with commas between them.";

    private static CsvReaderOptions Options(HashSet<long> malformed) =>
        new()
        {
            Separator = ',',
            DetectSeparatorHint = false,
            TrimWhitespace = false,
            TrackLineNumbers = true,
            HasHeader = false,
            MaxRecordSize = FileLines.Longest,
            OnMalformedRecord = record => malformed.Add(record.LineNumber),
        };

    // Null for a row that is too long to be read.
    private static async Task<bool?> NextAsync(CsvReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadAsync(cancel);
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    private static LabelLine Read(int number, string[] columns, CsvReader reader)
    {
        var fields = new LabelFields(number);
        fields.TakeChance("probability", Field("probability"));
        return fields.Line(
            new LabelRow
            {
                Source = fields.Take("source", Field("source"), LabelFields.LongestName) ?? "",
                Thread =
                    fields.Take("thread", Field("thread"), LabelFields.LongestName)
                    ?? fields.Take("group", Field("group"), LabelFields.LongestName),
                Answer = new Answer(
                    fields.TakeFlag("toxic", Field("toxic")),
                    fields.TakeFlag("spam", Field("spam")),
                    fields.TakeKinds("labels", Field("labels")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
                ),
                AuthorName = fields.Take("author_name", Field("author_name"), LabelFields.LongestOrigin),
                AuthorUrl = fields.Take("author_url", Field("author_url"), LabelFields.LongestOrigin),
                Text = fields.Take("text", Field("text"), LabelFields.LongestText) ?? "",
                At = fields.TakeInstant("at", Field("at")),
                Copies = CopiedComment.Read(Field("id")),
                IsGolden = Field("origin") == LabelExport.Word(LabelOrigin.Golden),
            }
        );

        string? Field(string name)
        {
            var column = Array.IndexOf(columns, name);
            return column >= 0 && reader.GetString(column) is { Length: > 0 } value ? Plain(value) : null;
        }
    }

    // What the export puts before a text that begins like a formula.
    private static string Plain(string value) =>
        value is [Escape, '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? value[1..] : value;

    private static string?[] Fields(LabelExport row) =>
        [
            row.Source,
            row.Group,
            row.Toxic?.ToString(CultureInfo.InvariantCulture),
            row.Spam?.ToString(CultureInfo.InvariantCulture),
            row.Labels is null ? null : string.Join(' ', row.Labels),
            row.Author?.Name,
            row.Author?.Url,
            row.Text,
            row.Probability?.ToString("R", CultureInfo.InvariantCulture),
            row.At.ToString("O", CultureInfo.InvariantCulture),
            row.Id,
            row.Origin,
        ];
}
