using System.Text.Json;
using Moderation.Engine.Models;
using Moderation.Engine.Training;

namespace Moderation.Cli;

/// <summary>The file of <c>train --weights</c>: for each category an object of sources and what their rows count.</summary>
internal static class SourceWeightsFile
{
    /// <summary>Reads the file; without one there are no weights but the built-in ones.</summary>
    /// <exception cref="CorpusException">The file does not hold such weights.</exception>
    public static IReadOnlyDictionary<Category, IReadOnlyDictionary<string, double>> Read(string? file)
    {
        var weights = new Dictionary<Category, IReadOnlyDictionary<string, double>>();
        foreach (var (name, sources) in file is null ? [] : Parse(file))
        {
            if (!Enum.TryParse<Category>(name, ignoreCase: true, out var category) || int.TryParse(name, out _))
            {
                throw new CorpusException($"'{file}' names the category '{name}': there are toxicity and spam.");
            }

            foreach (var (source, weight) in sources)
            {
                if (!double.IsFinite(weight) || weight < 0)
                {
                    throw new CorpusException($"'{file}': the weight of '{source}' must be 0 or more.");
                }
            }

            weights[category] = sources;
        }

        return weights;
    }

    private static Dictionary<string, Dictionary<string, double>> Parse(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(File.ReadAllText(file))
                ?? [];
        }
        catch (JsonException exception)
        {
            throw new CorpusException(
                $"'{file}' is not a JSON object of categories with a weight for each source: {JsonFault.Of(exception)}.",
                exception
            );
        }
    }
}
