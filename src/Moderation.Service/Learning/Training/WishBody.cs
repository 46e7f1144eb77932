using System.Text.Json;
using Moderation.Engine.Evaluation.Examining;

namespace Moderation.Service.Learning.Training;

/// <summary>Reads a <see cref="TrainingWish"/> from JSON; a field that is left out stays as it was last.</summary>
internal static class WishBody
{
    private static readonly string[] Fields = ["risk", "confidence", "marked"];

    /// <summary>The wish.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="last">What was wanted last.</param>
    /// <param name="errors">Gets what would be right, by field; the wish is of no use then.</param>
    public static TrainingWish Read(JsonElement body, TrainingWish last, Dictionary<string, string[]> errors)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            errors[""] = [$"Send an object with any of {string.Join(", ", Fields)}."];
            return last;
        }

        foreach (var field in body.EnumerateObject())
        {
            last = field.Name switch
            {
                "risk" => last with { Risk = Number(field) },
                "confidence" => last with { Confidence = Number(field) },
                "marked" => last with { Marked = Figures(field.Value) },
                _ => Unknown(field.Name),
            };
        }

        foreach (var (field, right) in last.Mistakes())
        {
            errors.TryAdd(JsonNamingPolicy.CamelCase.ConvertName(field), [right]);
        }

        return last;

        double Number(JsonProperty field) =>
            field.Value.ValueKind == JsonValueKind.Number ? field.Value.GetDouble() : double.NaN;

        // One that is no figure is a mistake that Mistakes finds.
        static IReadOnlyCollection<ExaminedFigure> Figures(JsonElement value) =>
            value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray().Select(Figure).Distinct()]
                : [(ExaminedFigure)(-1)];

        static ExaminedFigure Figure(JsonElement value) =>
            MarkedFigures
                .All.Where(figure =>
                    value.ValueKind == JsonValueKind.String && MarkedFigures.NameOf(figure) == value.GetString()
                )
                .DefaultIfEmpty((ExaminedFigure)(-1))
                .First();

        TrainingWish Unknown(string name)
        {
            errors[name] = [$"There is no such field: give any of {string.Join(", ", Fields)}."];
            return last;
        }
    }
}
