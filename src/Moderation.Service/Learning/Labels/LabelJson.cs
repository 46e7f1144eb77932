using System.Text.Encodings.Web;
using System.Text.Json;
using Moderation.Engine.Training;

namespace Moderation.Service.Learning.Labels;

/// <summary>Labels as a JSON object a line, in the corpus format.</summary>
internal static class LabelJson
{
    public const string ContentType = "application/x-ndjson";

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the labels as they come.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<LabelExport> labels, Stream stream)
    {
        var line = new MemoryStream();
        await foreach (var label in labels)
        {
            line.SetLength(0);
            await using (var json = new Utf8JsonWriter(line, Form))
            {
                JsonSerializer.Serialize(json, label, JsonSerializerOptions.Web);
            }

            line.Write(NewLine);
            await stream.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length));
        }
    }

    /// <summary>The lines of a file; empty ones are passed over.</summary>
    public static async IAsyncEnumerable<LabelLine> ReadAsync(
        Stream stream,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var (number, line) in FileLines.ReadAsync(stream, cancel))
        {
            if (line is not { } bytes)
            {
                yield return LabelLine.Bad(number, "", $"It is longer than {FileLines.Longest} bytes.");
            }
            else if (!bytes.Span.Trim(" \t\r"u8).IsEmpty)
            {
                yield return Parse(number, bytes);
            }
        }
    }

    private static LabelLine Parse(int number, ReadOnlyMemory<byte> line)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException e)
        {
            return LabelLine.Bad(number, "", $"It is no JSON object (byte {e.BytePositionInLine + 1}).");
        }

        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(number, document.RootElement)
                : LabelLine.Bad(number, "", "It is no JSON object: give one a line.");
        }
    }

    private static LabelLine Read(int number, JsonElement row)
    {
        var fields = new LabelFields(number);
        var author = Property(row, "author");
        if (author.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
        {
            fields.Refuse("author", "Give an object with name and url, or null.");
        }

        fields.TakeChance("probability", Number(row, "probability"));
        return fields.Line(
            new LabelRow
            {
                Source = fields.Take("source", Text(fields, row, "source"), LabelFields.LongestName) ?? "",
                Thread =
                    Place("thread") is { Length: > 0 } thread ? thread
                    : Place("group") is { Length: > 0 } group ? group
                    : null,
                Answer = new Answer(
                    fields.TakeFlag("toxic", Number(row, "toxic")),
                    fields.TakeFlag("spam", Number(row, "spam")),
                    fields.TakeKinds("labels", Kinds(fields, row))
                ),
                AuthorName = fields.Take("author.name", Text(fields, author, "name"), LabelFields.LongestOrigin),
                AuthorUrl = fields.Take("author.url", Text(fields, author, "url"), LabelFields.LongestOrigin),
                Text = fields.Take("text", Text(fields, row, "text"), LabelFields.LongestText) ?? "",
                At = fields.TakeInstant("at", Text(fields, row, "at")),
                Copies = CopiedComment.Read(Word(row, "id")),
                IsGolden = Word(row, "origin") == LabelExport.Word(LabelOrigin.Golden),
            }
        );

        string? Place(string name) => fields.Take(name, Text(fields, row, name), LabelFields.LongestName);
    }

    // Other files have fields of this name as well, whatever stands in them.
    private static string? Word(JsonElement row, string name)
    {
        try
        {
            var value = Property(row, name);
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement Property(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(LabelFields fields, JsonElement row, string name)
    {
        var value = Property(row, name);
        try
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    return value.GetString();
                case JsonValueKind.Null or JsonValueKind.Undefined:
                    return null;
                default:
                    fields.Refuse(name, "Give a text.");
                    return null;
            }
        }
        catch (InvalidOperationException)
        {
            // Half a character, or bytes that are not UTF-8.
            fields.Refuse(name, "It holds half a character: leave that out.");
            return null;
        }
    }

    private static string? Number(JsonElement row, string name)
    {
        var value = Property(row, name);
        return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null
            : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
            : "no number";
    }

    private static string[] Kinds(LabelFields fields, JsonElement row)
    {
        var value = Property(row, "labels");
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > LabelFields.MostKinds)
        {
            fields.Refuse("labels", $"Give an array of at most {LabelFields.MostKinds} words, or null.");
            return [];
        }

        return
        [
            .. value
                .EnumerateArray()
                .Select(kind => kind.ValueKind == JsonValueKind.String ? kind.GetRawText().Trim('"') : ""),
        ];
    }
}
