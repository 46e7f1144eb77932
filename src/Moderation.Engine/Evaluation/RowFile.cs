using System.Text.Json;
using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation;

/// <summary>Reads files with a JSON object a line.</summary>
internal static class RowFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The rows of a file, in their order; empty lines are left out.</summary>
    /// <exception cref="CorpusException">The file is missing or has no rows, or a line of it is not a row.</exception>
    public static IReadOnlyList<TRow> Read<TRow>(string file)
        where TRow : class
    {
        if (!File.Exists(file))
        {
            throw new CorpusException($"There is no file '{file}'.");
        }

        TRow[] rows =
        [
            .. File.ReadLines(file)
                .Select((line, place) => (Line: line, Number: place + 1))
                .Where(line => line.Line.Length > 0)
                .Select(line => Parse<TRow>(line.Line, $"{file}:{line.Number}")),
        ];
        return rows.Length > 0 ? rows : throw new CorpusException($"There are no rows in '{file}'.");
    }

    private static TRow Parse<TRow>(string line, string place)
        where TRow : class
    {
        try
        {
            return JsonSerializer.Deserialize<TRow>(line, Json) ?? throw new JsonException("a row is an object");
        }
        catch (JsonException exception)
        {
            throw new CorpusException($"{place} is not such a row: {JsonFault.Of(exception)}.", exception);
        }
    }
}
