using System.Text.Json;

namespace Moderation.Engine.Training;

/// <summary>Reads corpus files: a JSON object a line.</summary>
internal static class Corpus
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The rows of the files, in their order.</summary>
    /// <exception cref="CorpusException">A file is missing, or a line of it is not a row.</exception>
    public static IEnumerable<CorpusRow> Read(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            if (!File.Exists(file))
            {
                throw new CorpusException($"There is no corpus file '{file}'.");
            }

            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (line.Length > 0)
                {
                    yield return Parse(line, file, number);
                }
            }
        }
    }

    private static CorpusRow Parse(string line, string file, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<CorpusRow>(line, Json) ?? throw new JsonException("a row is an object");
        }
        catch (JsonException exception)
        {
            throw new CorpusException($"{file}:{number} is not a corpus row: {JsonFault.Of(exception)}.", exception);
        }
    }
}
