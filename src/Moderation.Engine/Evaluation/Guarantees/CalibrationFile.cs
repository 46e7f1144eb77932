using System.Text.Json;
using Moderation.Engine.Training;

namespace Moderation.Engine.Evaluation.Guarantees;

/// <summary>Reads calibration files: a JSON object a line.</summary>
internal static class CalibrationFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The rows, in their order.</summary>
    /// <exception cref="CorpusException">The file is missing, or a line of it is not a row.</exception>
    public static IEnumerable<CalibrationRow> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new CorpusException($"There is no calibration file '{file}'.");
        }

        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Length > 0)
            {
                yield return Parse(line, $"{file}:{number}");
            }
        }
    }

    private static CalibrationRow Parse(string line, string place)
    {
        try
        {
            var row =
                JsonSerializer.Deserialize<CalibrationRow>(line, Json) ?? throw new JsonException("a row is an object");
            return row.Probability is not { } chance || (chance > 0 && chance <= 1)
                ? row
                : throw new CorpusException($"{place}: \"probability\" is {chance}, it must be over 0 and at most 1.");
        }
        catch (JsonException exception)
        {
            throw new CorpusException($"{place} is not a calibration row: {exception.Message}", exception);
        }
    }
}
